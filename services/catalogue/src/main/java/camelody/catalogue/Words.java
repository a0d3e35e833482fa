package camelody.catalogue;

import camelody.kernel.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the words that a request may use. */
final class Words {
  static final List<String> ORDERS = List.of("asc", "desc");
  static final int FILTER_MAX = 200;

  private Words() {}

  static void oneOf(String name, @Nullable String word, List<String> known) {
    if (word != null && !known.contains(word)) {
      throw new IllegalArgumentException(
          name + ": expected one of " + String.join(", ", known) + ", came " + Text.quote(word));
    }
  }

  static void bounded(String name, @Nullable String text) {
    if (text != null) {
      Text.require(name, text, 1, FILTER_MAX);
    }
  }
}
