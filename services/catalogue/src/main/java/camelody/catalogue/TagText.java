package camelody.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jaudiotagger.tag.reference.GenreTypes;
import org.jspecify.annotations.Nullable;

/** Cleans what stands in tags, where anything may stand. */
final class TagText {
  /** How long a title or a name may be, in characters; what is longer is cut. */
  static final int LENGTH_MAX = 500;

  private static final int GENRES_MAX = 10;
  private static final int GENRE_MAX = 60;
  // Four digits by themselves, or those of 20010503.
  private static final Pattern YEAR =
      Pattern.compile("(?<!\\d)((?:1\\d|20|21)\\d{2})(?=\\D|$|\\d{4}(?!\\d))");
  private static final Pattern FIRST_NUMBER = Pattern.compile("\\d{1,5}");
  private static final Pattern GENRE_BREAK = Pattern.compile("[;,\\u0000]|\\s/\\s|/(?=\\p{Lu})");
  // ID3 writes a genre as a number of a list: 17, (17), (17)(39), (17)Rock.
  private static final Pattern GENRE_NUMBER = Pattern.compile("\\d{1,3}");
  private static final Pattern GENRE_CODE = Pattern.compile("\\((\\d{1,3}|RX|CR)\\)");

  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private TagText() {}

  /**
   * Answers the text without controls, invisible signs and halves of surrogate pairs; nothing, if
   * nothing is left.
   */
  static @Nullable String clean(@Nullable String text) {
    return clean(text, LENGTH_MAX);
  }

  /** Joins the names of several artists, who stand in fields of their own. */
  static @Nullable String names(List<String> texts) {
    List<String> names =
        texts.stream().map(TagText::clean).filter(Objects::nonNull).distinct().toList();
    return clean(String.join(", ", names));
  }

  /** Finds the year in {@code 2003}, {@code 2003-04-05}, {@code 20030405} or {@code 05/04/2003}. */
  static @Nullable Integer year(@Nullable String text) {
    Matcher year = YEAR.matcher(text == null ? "" : text);
    return year.find() ? Integer.valueOf(year.group(1)) : null;
  }

  /** Finds the number in {@code 3}, {@code 03} or {@code 3/12}; 0 is none. */
  static @Nullable Integer number(@Nullable String text) {
    Matcher number = FIRST_NUMBER.matcher(text == null ? "" : text);
    int value = number.find() ? Integer.parseInt(number.group()) : 0;
    return value == 0 ? null : value;
  }

  /** Tells a yes, as {@code 1} or {@code true}, from anything else. */
  static boolean flag(@Nullable String text) {
    return text != null && (text.strip().equals("1") || text.strip().equalsIgnoreCase("true"));
  }

  /** Takes {@code Jazz; Blues}, {@code (17)Rock} and the like apart; each genre once. */
  static List<String> genres(List<String> texts) {
    List<String> genres = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (String text : texts) {
      Stream.of(GENRE_BREAK.split(text, -1))
          .flatMap(TagText::decoded)
          .map(genre -> clean(genre, GENRE_MAX))
          .filter(Objects::nonNull)
          .filter(genre -> keys.add(Folding.fold(genre)))
          .forEach(genres::add);
    }
    return genres.size() > GENRES_MAX ? genres.subList(0, GENRES_MAX) : genres;
  }

  // A text behind the numbers says it in the owner's own words, so it counts.
  private static Stream<String> decoded(String text) {
    String genre = text.strip();
    if (GENRE_NUMBER.matcher(genre).matches()) {
      return named(genre);
    }
    Matcher code = GENRE_CODE.matcher(genre);
    List<String> codes = new ArrayList<>();
    int end = 0;
    while (code.find(end) && code.start() == end) {
      codes.add(code.group(1));
      end = code.end();
    }
    return end < genre.length()
        ? Stream.of(genre.substring(end))
        : codes.stream().flatMap(TagText::named);
  }

  private static Stream<String> named(String code) {
    return switch (code) {
      case "RX" -> Stream.of("Remix");
      case "CR" -> Stream.of("Cover");
      default ->
          Stream.ofNullable(GenreTypes.getInstanceOf().getValueForId(Integer.parseInt(code)));
    };
  }

  private static @Nullable String clean(@Nullable String text, int max) {
    if (text == null) {
      return null;
    }
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> Character.getType(c) != Character.SURROGATE && !isInvisible(c))
        .limit(max)
        .forEach(clean::appendCodePoint);
    String stripped = clean.toString().replaceAll(" {2,}", " ").strip();
    return stripped.isEmpty() ? null : stripped;
  }

  // Byte-order marks and reversed writing; but joiners make emoji and Persian what they are.
  private static boolean isInvisible(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT
        && codePoint != ZERO_WIDTH_JOINER
        && codePoint != ZERO_WIDTH_NON_JOINER;
  }
}
