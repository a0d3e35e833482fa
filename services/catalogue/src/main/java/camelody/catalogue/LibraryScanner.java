package camelody.catalogue;

import camelody.kernel.ports.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that scans which were asked for are made, each by one instance: {@link ScanRun}.
 *
 * <p>An instance that dies leaves its scan unfinished; another one finishes it, and loses nothing
 * by walking again.
 */
public final class LibraryScanner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LibraryScanner.class);

  // How many readings may go on that nobody waits for any more.
  private static final int ABANDONED_MAX = 8;

  private final ScanStore store;
  private final ScanSettings settings;
  private final Clock clock;
  private final Runnable onChange;
  private final ExecutorService readers;
  private final TimeLimit limit;
  private final ExecutorService writer = Executors.newSingleThreadExecutor();

  /**
   * Makes a scanner.
   *
   * @param onChange is told after each batch that changed the library
   */
  LibraryScanner(ScanStore store, ScanSettings settings, Clock clock, Runnable onChange) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    this.onChange = onChange;
    this.readers = Executors.newFixedThreadPool(settings.threads());
    this.limit = new TimeLimit(settings.readTimeout(), settings.threads() + ABANDONED_MAX);
  }

  /** Finishes the scan that was asked for, unless another instance is at it. */
  public void runPending() {
    boolean isChanged =
        store.unfinished().flatMap(id -> store.alone(() -> runStillUnfinished(id))).orElse(false);
    if (isChanged) {
      store.vacuum();
    }
  }

  /** Asks for a scan when the last one is longer ago than the interval; 0 means never. */
  public void requestWhenDue() {
    Duration interval = settings.interval();
    boolean due =
        !interval.isZero()
            && store
                .lastFinished()
                .map(last -> last.plus(interval).isBefore(clock.instant()))
                .orElse(false);
    if (due) {
      store.request(null);
    }
  }

  /** Asks for a scan by itself, at the start of a process. */
  public void requestAtStart() {
    if (settings.atStart()) {
      store.request(null);
    }
  }

  /** Leaves a scan that runs unfinished, for another instance or the next start. */
  @Override
  public void close() {
    readers.shutdownNow();
    limit.close();
    writer.shutdownNow();
  }

  // The lock's transaction is this thread's, so everything is stored on the writer's thread.
  private boolean runStillUnfinished(UUID id) {
    try {
      return writer.submit(() -> run(id)).get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RejectedExecutionException closed) {
      LOG.info("scan {} is left to another instance or the next start", id);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof StoreUnavailable away) {
        throw away;
      }
      LOG.error("scan {} failed", id, failed.getCause());
    }
    return false;
  }

  /** Answers whether the library changed. */
  private boolean run(UUID id) {
    if (!store.unfinished().equals(Optional.of(id))) {
      return false;
    }
    ScanCounts counts = store.begin(id);
    ScanRun scan = new ScanRun(id, store, settings, clock, onChange, readers, limit, counts);
    try {
      store.end(id, "finished", scan.run(), counts);
      LOG.info("scanned {}", counts);
    } catch (InterruptedException | RejectedExecutionException closed) {
      LOG.info("scan {} is left to another instance or the next start", id);
    } catch (StoreUnavailable away) {
      throw away;
    } catch (RuntimeException bug) {
      // Ended, or it would be begun again twice a second for ever.
      LOG.error("scan {} failed", id, bug);
      store.end(id, "failed", "a fault ended the scan; the catalogue's log tells more", counts);
    }
    return scan.hasChangedTheLibrary();
  }
}
