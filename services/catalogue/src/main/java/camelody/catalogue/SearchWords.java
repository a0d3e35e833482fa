package camelody.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody searches for, as PostgreSQL's {@code tsquery}.
 *
 * <pre>
 *   as typed   nina simo    'nina':* &amp; 'simo':*        each word, or its beginning
 *   as meant   nnia smione  ('nina') &amp; ('simone')     each word as the library has it
 * </pre>
 */
final class SearchWords {
  /** How many words count; the others are passed over. */
  static final int WORDS_MAX = 10;

  private final List<String> words;

  SearchWords(String folded) {
    this.words = Stream.of(folded.split(" ", -1)).distinct().limit(WORDS_MAX).toList();
  }

  /** Answers what is as they typed it. */
  String asTyped() {
    return words.stream().map(SearchWords::beginning).collect(Collectors.joining(" & "));
  }

  /**
   * Answers what they may have meant; empty, if the library has nothing like it. A word that it has
   * nothing like is passed over, as long as there are others.
   */
  String asMeant(Spelling spelling) {
    List<String> meant = new ArrayList<>();
    for (String word : words) {
      String guesses =
          spelling.guesses(word).stream()
              .map(SearchWords::quoted)
              .collect(Collectors.joining(" | "));
      if (!guesses.isEmpty()) {
        meant.add("(" + guesses + ")");
      }
    }
    return String.join(" & ", meant);
  }

  private static String beginning(String word) {
    return quoted(word) + ":*";
  }

  // Inside quotation marks only these two mean anything.
  private static String quoted(String word) {
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
