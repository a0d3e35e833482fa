package camelody.playlists;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Names what was done to a playlist; on the wire such as {@code tracks-added}. */
enum Change {
  RENAMED,
  DESCRIBED,
  TRACKS_ADDED,
  TRACKS_REMOVED,
  TRACK_MOVED,
  TRACKS_REPLACED;

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
