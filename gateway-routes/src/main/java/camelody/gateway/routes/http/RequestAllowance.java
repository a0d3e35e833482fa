package camelody.gateway.routes.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bounds how many requests one address makes: a bucket of tokens each, filled at a steady rate.
 *
 * <p>At most 100,000 addresses are remembered; one that was forgotten starts with a full bucket.
 */
final class RequestAllowance {
  private static final long NANOS = 1_000_000_000L;
  private static final int ADDRESSES_MAX = 100_000;

  private final long perSecond;
  private final long burst;
  private final LongSupplier nanoTime;
  private final Cache<String, Bucket> buckets;

  /**
   * @param perSecond 0 for no limit
   */
  RequestAllowance(int perSecond, int burst, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.burst = Math.max(burst, perSecond);
    this.nanoTime = nanoTime;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(ADDRESSES_MAX)
            .expireAfterAccess(Duration.ofMinutes(10))
            .executor(Runnable::run)
            .build();
  }

  boolean allows(String address) {
    return perSecond == 0
        || buckets.get(address, any -> new Bucket(burst, nanoTime.getAsLong())).take();
  }

  private final class Bucket {
    private double tokens;
    private long filledAt;

    Bucket(long tokens, long filledAt) {
      this.tokens = tokens;
      this.filledAt = filledAt;
    }

    synchronized boolean take() {
      long now = nanoTime.getAsLong();
      double filled = tokens + (now - filledAt) * (double) perSecond / NANOS;
      tokens = Math.min((double) burst, filled);
      filledAt = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
