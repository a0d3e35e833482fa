package camelody.users;

import camelody.kernel.Text;
import org.jspecify.annotations.Nullable;

/** Checks what came from outside. No message repeats a password or a token. */
final class Checks {
  static final int PASSWORD_MIN = 8;
  static final int PASSWORD_MAX = 128;
  private static final int DISPLAY_NAME_MAX = 100;
  private static final int TOKEN_MAX = 512;

  private Checks() {}

  /** Checks a password that somebody wants to have. */
  static String newPassword(String name, @Nullable String password) {
    return Text.require(name, password, PASSWORD_MIN, PASSWORD_MAX);
  }

  /** Checks a password that somebody says they have. */
  static String password(String name, @Nullable String password) {
    return Text.require(name, password, 1, PASSWORD_MAX);
  }

  static String displayName(@Nullable String text) {
    String name = Text.require("displayName", text, 1, DISPLAY_NAME_MAX);
    if (name.isBlank() || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "displayName: expected a name on one line, came blanks or control characters");
    }
    return name;
  }

  static String refreshToken(@Nullable String token) {
    return Text.require("refreshToken", token, 1, TOKEN_MAX);
  }

  static <T> T present(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(name + ": expected a value, came nothing");
    }
    return value;
  }
}
