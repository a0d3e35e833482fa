package camelody.users;

import camelody.kernel.Text;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Names what can be starred and rated; on the wire in lower case. */
public enum ItemKind {
  TRACK,
  ALBUM,
  ARTIST;

  @JsonCreator
  public static ItemKind of(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "kind: expected track, album or artist, came " + Text.quote(text)));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
