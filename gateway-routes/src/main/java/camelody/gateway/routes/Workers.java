package camelody.gateway.routes;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds the few threads beside the event loops. Each pool's queue is bounded; what is past the
 * bound is refused, or done by who asked where that can't hold it up for long.
 *
 * @param files look at the disk for audio, pictures, health
 * @param spool is one thread, so that events reach the disk in their order
 * @param taps run the copies that wire taps make; they publish and wait for nothing
 * @param batches send the parts of what was split, and wait for nothing
 */
record Workers(
    ExecutorService files, ExecutorService spool, ExecutorService taps, ExecutorService batches)
    implements AutoCloseable {
  private static final int FILE_THREADS = 4;
  private static final int QUEUE_MAX = 2_000;

  static Workers start() {
    RejectedExecutionHandler refuse = new ThreadPoolExecutor.AbortPolicy();
    RejectedExecutionHandler askerDoesIt = new ThreadPoolExecutor.CallerRunsPolicy();
    return new Workers(
        pool("files", FILE_THREADS, refuse),
        pool("spool", 1, refuse),
        pool("taps", 1, askerDoesIt),
        pool("batches", 1, askerDoesIt));
  }

  @Override
  public void close() {
    for (ExecutorService each : new ExecutorService[] {batches, taps, files, spool}) {
      each.shutdown();
      await(each);
    }
  }

  private static void await(ExecutorService pool) {
    try {
      pool.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static ExecutorService pool(String name, int threads, RejectedExecutionHandler full) {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(QUEUE_MAX),
        work -> {
          Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        },
        full);
  }
}
