package camelody.catalogue;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Folds text so that those who type without accents, or in capitals, find it all the same. */
final class Folding {
  /** How long a folded text may be, in bytes of UTF-8; what is longer is cut. */
  static final int BYTES_MAX = 1_000;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  // Letters that no decomposition takes apart.
  private static final Map<String, String> LETTERS =
      Map.of(
          "ß", "ss", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "æ", "ae", "œ", "oe", "ı",
          "i");

  private Folding() {}

  /**
   * Answers lower-case words with single blanks between them: {@code Für Elise!} → {@code fur
   * elise}.
   */
  static String fold(String text) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      plain = plain.replace(letter.getKey(), letter.getValue());
    }
    String words = BETWEEN_WORDS.matcher(plain).replaceAll(" ").strip();
    // A name of signs only (“!!!”) must not fold to nothing.
    return cut(words.isEmpty() ? plain.strip() : words);
  }

  // Two of them and a few numbers must fit into an entry of an index, which holds 2,704 bytes.
  private static String cut(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX) {
      return text;
    }
    int end = 0;
    int bytes = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      bytes += Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > BYTES_MAX) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return text.substring(0, end).strip();
  }
}
