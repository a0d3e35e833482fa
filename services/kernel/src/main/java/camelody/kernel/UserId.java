package camelody.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identifies a user account; on the wire a UUID in lower case. */
public record UserId(UUID value) {

  /** Reads an id as it came over the wire; refuses anything but a UUID in its 36-letter form. */
  @JsonCreator
  public static UserId of(String text) {
    return new UserId(Ids.parse("userId", text));
  }

  /** Makes a new id that sorts by the time of its making (UUIDv7, RFC 9562). */
  public static UserId next() {
    return new UserId(Ids.next());
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
