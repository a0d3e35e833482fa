package camelody.playlists;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks parameters as they came; a refusal names the parameter, what was expected, what came. */
final class Require {
  private Require() {}

  static <T> T present(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(name + ": expected a value, came nothing");
    }
    return value;
  }

  /** Answers a copy of a list that holds no null and at least {@code min} items. */
  static <T> List<T> items(String name, @Nullable List<@Nullable T> values, int min) {
    List<T> items = new ArrayList<>();
    for (T value : present(name, values)) {
      items.add(present(name + "[" + items.size() + "]", value));
    }
    if (items.size() < min) {
      throw new IllegalArgumentException(
          name + ": expected " + min + " or more, came " + items.size());
    }
    return List.copyOf(items);
  }

  static int notNegative(String name, @Nullable Integer value) {
    int number = present(name, value);
    if (number < 0) {
      throw new IllegalArgumentException(name + ": expected 0 or more, came " + number);
    }
    return number;
  }

  /** Answers the version that the caller has seen; the first one is 1. */
  static int version(@Nullable Integer value) {
    int number = present("version", value);
    if (number < 1) {
      throw new IllegalArgumentException("version: expected 1 or more, came " + number);
    }
    return number;
  }
}
