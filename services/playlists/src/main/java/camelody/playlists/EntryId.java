package camelody.playlists;

import camelody.kernel.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * Identifies one entry of a playlist; on the wire a UUID in lower case. A track may be in a
 * playlist twice, and positions change: only this says which of the two is meant.
 */
public record EntryId(UUID value) {

  /** Reads an id as it came over the wire; refuses anything but a UUID in its 36-letter form. */
  @JsonCreator
  public static EntryId of(String text) {
    return new EntryId(Ids.parse("entryId", text));
  }

  static EntryId next() {
    return new EntryId(Ids.next());
  }

  @JsonValue
  @Override
  public String toString() {
    return value.toString();
  }
}
