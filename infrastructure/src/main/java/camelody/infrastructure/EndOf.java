package camelody.infrastructure;

import java.time.Duration;

/**
 * Waits for the end of a process that is no child of this one. {@link ProcessHandle#onExit()} looks
 * at such a process ever more rarely, at last every five seconds, and a stop or the recovery from a
 * crash would take so much longer.
 */
final class EndOf {
  private static final long LOOK_MILLIS = 50;
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private EndOf() {}

  /** Tells on a thread of its own when it has ended. */
  static void tell(ProcessHandle process, Runnable ended) {
    Thread watch =
        new Thread(
            () -> {
              if (within(process, FOR_EVER)) {
                ended.run();
              }
            },
            "end-of-" + process.pid());
    watch.setDaemon(true);
    watch.start();
  }

  /** Answers whether it has ended in this time; an interrupted thread is told no, and stays so. */
  static boolean within(ProcessHandle process, Duration patience) {
    long began = System.nanoTime();
    try {
      while (process.isAlive()) {
        if (System.nanoTime() - began > patience.toNanos()) {
          return false;
        }
        Thread.sleep(LOOK_MILLIS);
      }
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
