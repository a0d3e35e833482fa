package camelody.catalogue;

import org.jspecify.annotations.Nullable;

/** Refuses what was left out, in the words of the protocol. */
final class Required {
  private Required() {}

  static void id(String name, @Nullable Object id) {
    if (id == null) {
      throw new IllegalArgumentException(name + ": expected a UUID, came nothing");
    }
  }
}
