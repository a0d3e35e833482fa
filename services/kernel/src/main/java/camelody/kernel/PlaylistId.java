package camelody.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a playlist; on the wire a UUID in lower case. */
public record PlaylistId(UUID value) {

  /** Reads an id as it came over the wire; refuses anything but a UUID in its 36-letter form. */
  @JsonCreator
  public static PlaylistId of(String text) {
    return new PlaylistId(Ids.parse("playlistId", text));
  }

  /** Makes a new id that sorts by the time of its making (UUIDv7, RFC 9562). */
  public static PlaylistId next() {
    return new PlaylistId(Ids.next());
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
