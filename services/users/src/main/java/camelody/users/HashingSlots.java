package camelody.users;

import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few passwords be hashed at a time, for each takes about 100 ms of a core and 19 MiB. A few
 * more wait; the others are told at once to come later.
 */
final class HashingSlots {
  private final Semaphore places;
  private final Semaphore running;
  private final Duration patience;

  HashingSlots(UsersSettings.Hashing bounds) {
    this.places = new Semaphore(bounds.concurrent() + bounds.waiting());
    this.running = new Semaphore(bounds.concurrent(), true);
    this.patience = bounds.patience();
  }

  /** Does the work in a slot; {@code TOO_MANY_REQUESTS} when there is none in time. */
  <T> Outcome<T> use(Supplier<Outcome<T>> work) {
    if (!places.tryAcquire()) {
      return busy();
    }
    try {
      return inTurn(work);
    } finally {
      places.release();
    }
  }

  private <T> Outcome<T> inTurn(Supplier<Outcome<T>> work) {
    if (!turn()) {
      return busy();
    }
    try {
      return work.get();
    } finally {
      running.release();
    }
  }

  private boolean turn() {
    try {
      return running.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static <T> Outcome<T> busy() {
    return Outcome.failure(
        ErrorKind.TOO_MANY_REQUESTS, "too many passwords are being checked; try again in a moment");
  }
}
