package camelody.catalogue;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

/**
 * Bounds the memory that reading tags takes: pictures of 20 MiB are found in them, and are in
 * memory three times while they are read. Many small tags are read at once, large ones after one
 * another.
 */
final class TagMemory {
  private static final long TAG_BYTES_MAX = 64L * 1024 * 1024;
  private static final int SHARE_OF_HEAP = 12;
  private static final int UNIT_BYTES = 1024;

  private final int units;
  private final Semaphore free;

  private TagMemory(int units) {
    this.units = units;
    this.free = new Semaphore(units, true);
  }

  static TagMemory ofThisProcess() {
    return new TagMemory((int) (Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / UNIT_BYTES));
  }

  /**
   * Reads, when there is memory for it.
   *
   * @throws Unreadable if it cannot be read, whatever else was thrown
   */
  <T> T whileHeld(Path file, AudioHead head, Callable<T> reading)
      throws Unreadable, TimeoutException, InterruptedException {
    // The sound of Ogg counts too, for its tags end nobody knows where.
    boolean isOgg = head.format() == AudioFormat.OGG || head.format() == AudioFormat.OPUS;
    if (!isOgg && head.tagBytes() > TAG_BYTES_MAX) {
      throw new Unreadable(
          "its tags take "
              + head.tagBytes()
              + " bytes, not more than "
              + TAG_BYTES_MAX
              + " are read");
    }
    int taken = (int) Math.min(units, 1 + head.tagBytes() / UNIT_BYTES);
    free.acquireUninterruptibly(taken);
    try {
      return reading.call();
    } catch (TimeoutException | InterruptedException givenUp) {
      throw givenUp;
    } catch (Exception | StackOverflowError | OutOfMemoryError hostile) {
      throw Unreadable.because(hostile, file);
    } finally {
      free.release(taken);
    }
  }
}
