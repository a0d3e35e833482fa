package camelody.playlists;

import camelody.kernel.TrackId;
import java.time.Instant;

/**
 * Places a track in a playlist.
 *
 * @param position from 0, without gaps
 */
public record Entry(EntryId entryId, int position, TrackId trackId, Instant addedAt) {

  Entry at(int newPosition) {
    return position == newPosition ? this : new Entry(entryId, newPosition, trackId, addedAt);
  }
}
