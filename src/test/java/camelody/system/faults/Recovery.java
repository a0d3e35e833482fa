package camelody.system.faults;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * Measures how long something takes to work again. {@code docs/reliability.md} shows the time; a
 * test fails only when it does not come back at all, for a busy machine is no fault of the system.
 */
final class Recovery {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Recovery() {}

  /** Waits until it works; answers how long that took. */
  static Duration of(String what, Callable<Boolean> works) {
    long began = System.nanoTime();
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(works);
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
