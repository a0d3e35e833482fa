package camelody.gateway.routes.security;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens without holding up the event loop: one that was never seen costs a signature, and
 * is sent to a worker; one that proved good before costs a look into a table, and is not.
 */
public final class OffLoopVerifier
    implements Function<@Nullable String, CompletableFuture<Outcome<Caller>>> {
  private static final int SEEN_MAX = 20_000;

  private final Function<@Nullable String, CompletableFuture<Outcome<Caller>>> verifier;
  private final Executor workers;
  private final Cache<String, Boolean> seen =
      Caffeine.newBuilder()
          .maximumSize(SEEN_MAX)
          .expireAfterWrite(Duration.ofMinutes(10))
          .executor(Runnable::run)
          .build();

  public OffLoopVerifier(
      Function<@Nullable String, CompletableFuture<Outcome<Caller>>> verifier, Executor workers) {
    this.verifier = verifier;
    this.workers = workers;
  }

  @Override
  public CompletableFuture<Outcome<Caller>> apply(@Nullable String authorization) {
    if (authorization == null || seen.getIfPresent(authorization) != null) {
      return verifier.apply(authorization);
    }
    return CompletableFuture.supplyAsync(() -> verifier.apply(authorization), workers)
        .thenCompose(verified -> verified)
        .whenComplete((outcome, failure) -> remember(authorization, outcome));
  }

  private void remember(String authorization, @Nullable Outcome<Caller> outcome) {
    if (outcome instanceof Outcome.Success<Caller>) {
      seen.put(authorization, Boolean.TRUE);
    }
  }
}
