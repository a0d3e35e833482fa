package camelody.catalogue.routes;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Knows the library's generation, read anew at most every second, and when it is told to. */
final class LibraryGeneration {
  static final String CHANGED = "control.libraryChanged";

  private static final long KEPT_MILLIS = Duration.ofSeconds(1).toMillis();

  private final LongSupplier store;
  private final Clock clock;

  private volatile long generation;
  private volatile long readAtMillis;

  LibraryGeneration(LongSupplier store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  long current() {
    long now = clock.millis();
    if (now - readAtMillis > KEPT_MILLIS) {
      generation = store.getAsLong();
      readAtMillis = now;
    }
    return generation;
  }

  /** Makes the next question read it again. */
  void changed() {
    readAtMillis = 0;
  }
}
