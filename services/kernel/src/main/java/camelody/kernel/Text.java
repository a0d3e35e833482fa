package camelody.kernel;

import org.jspecify.annotations.Nullable;

/** Checks text that came from outside. Lengths are counted in Unicode code points. */
public final class Text {
  private static final int QUOTED_MAX = 60;

  private Text() {}

  /**
   * Answers the text if it can be stored and shown as sent.
   *
   * @param name what the text is called where it came from, for the message
   * @throws IllegalArgumentException if it is missing, its length is out of bounds, or it holds a
   *     NUL or half of a surrogate pair, which PostgreSQL and UTF-8 cannot hold
   */
  public static String require(String name, @Nullable String text, int min, int max) {
    if (text == null) {
      throw new IllegalArgumentException(name + ": expected a text, came nothing");
    }
    int length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      throw new IllegalArgumentException(
          name + ": expected " + min + " to " + max + " characters, came " + length);
    }
    if (!storable(text)) {
      throw new IllegalArgumentException(
          name + ": expected Unicode text, came a NUL or half of a surrogate pair");
    }
    return text;
  }

  /** Tells whether the text survives UTF-8 and PostgreSQL unchanged. */
  public static boolean storable(String text) {
    return text.codePoints().noneMatch(Text::cannotBeStored);
  }

  /** Quotes text for a message: bounded, and with control characters taken out. */
  public static String quote(String text) {
    String shown = text.length() > QUOTED_MAX ? text.substring(0, QUOTED_MAX) + "…" : text;
    return "'" + shown.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?") + "'";
  }

  private static boolean cannotBeStored(int codePoint) {
    return codePoint == 0
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }
}
