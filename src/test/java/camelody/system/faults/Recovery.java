package camelody.system.faults;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Measures how long something takes to work again. */
final class Recovery {
  /** Within what time everything must come back by itself once its cause is gone. */
  static final Duration BOUND = Duration.ofSeconds(15);

  private Recovery() {}

  /** Waits until it works, at most {@link #BOUND}; answers how long that took. */
  static Duration of(String what, Callable<Boolean> works) {
    return of(what, BOUND, works);
  }

  static Duration of(String what, Duration bound, Callable<Boolean> works) {
    long began = System.nanoTime();
    Awaitility.await(what)
        .atMost(bound)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(works);
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
