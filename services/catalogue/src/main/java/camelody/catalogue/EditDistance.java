package camelody.catalogue;

/**
 * Counts the errors that lead from one word to another (Damerau and Levenshtein's distance, in
 * which a pair of letters changes places once).
 *
 * <pre>
 *         m o z a r t      each number: the errors from the letters above
 *       0 1 2 3 4 5 6      to the letters on the left; the last row tells
 *     m 1 0 1 2 3 4 5      of the whole word (its end) and of the best
 *     o 2 1 0 1 2 3 4      beginning (its least)
 *     z 3 2 1 0 1 2 3
 *     r 4 3 2 1 1 1 2
 *     a 5 4 3 2 1 1 2
 *     t 6 5 4 3 2 2 1
 * </pre>
 *
 * <p>Not for several threads.
 */
final class EditDistance {
  private static final int FAR = Integer.MAX_VALUE / 2;

  private final String typed;
  private final int max;
  // Three rows are enough: a pair that changed places looks two rows back.
  private final int[][] rows;
  private final int columnsMax;
  private int ofWhole;
  private int ofBeginning;

  /**
   * Prepares.
   *
   * @param max beyond which it need not be known exactly
   */
  EditDistance(String typed, int max) {
    this.typed = typed;
    this.max = max;
    this.columnsMax = typed.length() + max;
    this.rows = new int[3][columnsMax + 1];
  }

  /** Compares with a word. */
  void to(String word) {
    ofWhole = FAR;
    ofBeginning = FAR;
    int columns = Math.min(word.length(), columnsMax);
    if (columns < typed.length() - max) {
      return;
    }
    for (int column = 0; column <= columns; column++) {
      rows[0][column] = column;
    }
    for (int row = 1; row <= typed.length(); row++) {
      if (fill(row, word, columns) > max) {
        return;
      }
    }
    int[] last = rows[typed.length() % 3];
    for (int column = 0; column <= columns; column++) {
      ofBeginning = Math.min(ofBeginning, last[column]);
    }
    ofWhole = word.length() <= columnsMax ? last[columns] : FAR;
  }

  int ofWhole() {
    return ofWhole;
  }

  /** Answers the distance to that beginning of the word which is the nearest. */
  int ofBeginning() {
    return ofBeginning;
  }

  // Answers the least number of the row: none below it is less.
  private int fill(int row, String word, int columns) {
    int[] now = rows[row % 3];
    int[] above = rows[(row + 2) % 3];
    int[] twoAbove = rows[(row + 1) % 3];
    char letter = typed.charAt(row - 1);
    now[0] = row;
    int least = row;
    for (int column = 1; column <= columns; column++) {
      char other = word.charAt(column - 1);
      int errors =
          Math.min(
              above[column - 1] + (letter == other ? 0 : 1),
              1 + Math.min(above[column], now[column - 1]));
      if (row > 1
          && column > 1
          && letter == word.charAt(column - 2)
          && typed.charAt(row - 2) == other) {
        errors = Math.min(errors, twoAbove[column - 2] + 1);
      }
      now[column] = errors;
      least = Math.min(least, errors);
    }
    return least;
  }
}
