package camelody.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** Names what a user may do; on the wire in lower case. */
public enum Role {
  LISTENER,
  ADMINISTRATOR;

  @JsonCreator
  public static Role of(String text) {
    return Arrays.stream(values())
        .filter(role -> role.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "role: expected listener or administrator, came " + Text.quote(text)));
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
