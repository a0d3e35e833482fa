package camelody.system.faults;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same many times at once, each in a thread of its own. */
final class AtOnce {
  private AtOnce() {}

  static <T> List<T> times(int times, Callable<T> work) {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      return threads.invokeAll(Collections.nCopies(times, work)).stream().map(AtOnce::get).toList();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T get(Future<T> done) {
    try {
      return done.get();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
