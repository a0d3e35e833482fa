package camelody.playlists;

import camelody.kernel.Text;
import org.jspecify.annotations.Nullable;

/** Bounds what a playlist may be called and how it may be described. */
final class Wording {
  static final int NAME_MAX = 200;
  static final int DESCRIPTION_MAX = 2_000;

  private Wording() {}

  static String name(@Nullable String text) {
    String name = Text.require("name", text, 1, NAME_MAX);
    if (name.isBlank()) {
      throw new IllegalArgumentException("name: expected something to read, came only blanks");
    }
    return name;
  }

  static String description(@Nullable String text) {
    return Text.require("description", text, 0, DESCRIPTION_MAX);
  }
}
