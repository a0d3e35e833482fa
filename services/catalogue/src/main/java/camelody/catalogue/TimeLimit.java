package camelody.catalogue;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for work no longer than a limit, then leaves it to itself: the libraries that read tags
 * cannot be interrupted, and a hostile file keeps them busy for minutes.
 *
 * <p>When too much was left to itself and still runs, the caller does its work without a limit: a
 * disk that hangs is waited for, rather than all its files being given up.
 */
final class TimeLimit implements AutoCloseable {
  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor threads;
  private final Duration limit;

  /**
   * @param threadsMax how much may be in work, waited for or not
   */
  TimeLimit(Duration limit, int threadsMax) {
    this.limit = limit;
    this.threads =
        new ThreadPoolExecutor(
            0,
            threadsMax,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            TimeLimit::daemon,
            new ThreadPoolExecutor.CallerRunsPolicy());
  }

  /**
   * Answers what the work answers, and throws what it throws.
   *
   * @throws TimeoutException when it takes too long
   */
  <T> T call(Callable<T> work) throws Exception {
    Future<T> result = threads.submit(work);
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new TimeoutException("took longer than " + limit.toMillis() + " ms to read");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw (Error) failed.getCause();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  // What was left to itself must not keep a process from ending.
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "catalogue-reading");
    thread.setDaemon(true);
    return thread;
  }
}
