package camelody.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies an album; on the wire a UUID in lower case. */
public record AlbumId(UUID value) {

  /** Reads an id as it came over the wire; refuses anything but a UUID in its 36-letter form. */
  @JsonCreator
  public static AlbumId of(String text) {
    return new AlbumId(Ids.parse("albumId", text));
  }

  /** Makes a new id that sorts by the time of its making (UUIDv7, RFC 9562). */
  public static AlbumId next() {
    return new AlbumId(Ids.next());
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
