package camelody.system.faults;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks again and again whether something works, and remembers the longest while that it didn't. */
final class Probe implements AutoCloseable {
  private static final long PERIOD_MILLIS = 100;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private long lastSuccessNanos = System.nanoTime();
  private long longestNanos;

  private Probe() {}

  static Probe of(Callable<Boolean> works) {
    Probe probe = new Probe();
    probe.clock.scheduleWithFixedDelay(
        () -> probe.look(works), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return probe;
  }

  /** Answers the longest time between two successes so far, the time between two looks at least. */
  synchronized Duration longestRefusal() {
    return Duration.ofNanos(longestNanos);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private void look(Callable<Boolean> works) {
    boolean worked;
    try {
      worked = works.call();
    } catch (Exception refused) {
      worked = false;
    }
    note(worked);
  }

  private synchronized void note(boolean worked) {
    long now = System.nanoTime();
    longestNanos = Math.max(longestNanos, now - lastSuccessNanos);
    if (worked) {
      lastSuccessNanos = now;
    }
  }
}
