package camelody.users;

import camelody.kernel.Text;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads usernames: 3 to 32 of {@code a-z 0-9 . _ -}. Case makes no difference, so {@code Anna} and
 * {@code anna} are one; letters beyond ASCII are refused, since many look alike.
 */
final class Username {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{3,32}");
  private static final int TYPED_MAX = 200;

  private Username() {}

  /** Checks a name that somebody wants to have; answers it in lower case. */
  static String wanted(@Nullable String text) {
    String name = Checks.present("username", text);
    if (!ALLOWED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "username: expected 3 to 32 of a-z, 0-9, '.', '_', '-', came " + Text.quote(name));
    }
    return canonical(name);
  }

  /** Checks a name that somebody says is theirs: anything, for most mistakes are just unknown. */
  static String typed(@Nullable String text) {
    return canonical(Text.require("username", text, 1, TYPED_MAX));
  }

  private static String canonical(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
