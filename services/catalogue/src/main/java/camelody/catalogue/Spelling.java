package camelody.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * Knows a library's words, and so what somebody meant who mistyped one.
 *
 * <p>An error is a letter too many, one missing, another one, or two that changed places. A word of
 * three letters may have one, of six two; one of five or more need not be finished besides.
 */
final class Spelling {
  private static final int GUESSES_MAX = 12;
  private static final int ONE_ERROR_LETTERS = 3;
  private static final int TWO_ERRORS_LETTERS = 6;
  private static final int BEGINNING_LETTERS = 5;

  private final List<String> words;

  Spelling(List<String> words) {
    this.words = List.copyOf(words);
  }

  /**
   * Answers the words that are the nearest to what was typed, in the order of the alphabet: itself
   * alone if the library has it, none if it has nothing like it.
   */
  List<String> guesses(String typed) {
    int least = errorsMax(typed);
    EditDistance distance = new EditDistance(typed, least);
    List<String> guesses = new ArrayList<>();
    for (String word : words) {
      int errors = errors(distance, typed, word);
      if (errors < least) {
        guesses.clear();
        least = errors;
      }
      if (errors == least) {
        guesses.add(word);
      }
    }
    return guesses.stream().sorted().limit(GUESSES_MAX).toList();
  }

  private static int errorsMax(String typed) {
    if (typed.length() < ONE_ERROR_LETTERS) {
      return 0;
    }
    return typed.length() < TWO_ERRORS_LETTERS ? 1 : 2;
  }

  // A beginning counts one error more, so that whole words come first.
  private static int errors(EditDistance distance, String typed, String word) {
    distance.to(word);
    return typed.length() >= BEGINNING_LETTERS
        ? Math.min(distance.ofWhole(), distance.ofBeginning() + 1)
        : distance.ofWhole();
  }
}
