package camelody.messaging.security;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads keys and revocations for all who wait for them: one question at a time, and at most one a
 * second, however many unknown keys are shown.
 */
final class KeyLoader {
  private static final Logger LOG = LoggerFactory.getLogger(KeyLoader.class);
  private static final long PAUSE_MILLIS = 1_000;

  private final KeySource source;
  private final VerificationKeys keys;
  private final RevokedSessions revoked;
  private final Clock clock;

  private @Nullable CompletableFuture<Void> latest;
  private long askedAt;

  KeyLoader(KeySource source, VerificationKeys keys, RevokedSessions revoked, Clock clock) {
    this.source = source;
    this.keys = keys;
    this.revoked = revoked;
    this.clock = clock;
  }

  /** Loads both, or joins those who wait already; within a second, answers as the last time. */
  CompletableFuture<Void> load() {
    CompletableFuture<Void> mine;
    synchronized (this) {
      CompletableFuture<Void> last = latest;
      if (last != null && (!last.isDone() || clock.millis() - askedAt < PAUSE_MILLIS)) {
        return last;
      }
      mine = new CompletableFuture<>();
      latest = mine;
      askedAt = clock.millis();
    }
    // Outside of the lock: the answer may come on this very thread.
    CompletableFuture.allOf(askForRevocations(), askForKeys())
        .whenComplete(
            (none, failed) -> {
              if (failed == null) {
                mine.complete(null);
              } else {
                mine.completeExceptionally(failed);
              }
            });
    return mine;
  }

  /** Loads the revocations alone; when that fails, what is known counts on. */
  CompletableFuture<Void> loadRevocations() {
    return askForRevocations().exceptionally(failed -> ignored("users.revocations", failed));
  }

  /** Loads the keys alone; when that fails, what is known counts on. */
  CompletableFuture<Void> loadKeys() {
    return askForKeys().exceptionally(failed -> ignored("users.keys", failed));
  }

  // Revocations belong to keys: a process that has just started must not trust a key while it knows
  // of no session that has ended.
  private CompletableFuture<Void> askForRevocations() {
    return guarded(() -> source.revocations().thenAccept(revoked::replace));
  }

  private CompletableFuture<Void> askForKeys() {
    return guarded(() -> source.keys().thenAccept(keys::replace));
  }

  private static CompletableFuture<Void> guarded(Supplier<CompletableFuture<Void>> question) {
    try {
      return question.get();
    } catch (RuntimeException failed) {
      return CompletableFuture.failedFuture(failed);
    }
  }

  private static @Nullable Void ignored(String method, Throwable failed) {
    LOG.debug("{} failed: {}", method, failed.toString());
    return null;
  }
}
