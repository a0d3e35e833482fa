package camelody.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies an artist; on the wire a UUID in lower case. */
public record ArtistId(UUID value) {

  /** Reads an id as it came over the wire; refuses anything but a UUID in its 36-letter form. */
  @JsonCreator
  public static ArtistId of(String text) {
    return new ArtistId(Ids.parse("artistId", text));
  }

  /** Makes a new id that sorts by the time of its making (UUIDv7, RFC 9562). */
  public static ArtistId next() {
    return new ArtistId(Ids.next());
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
