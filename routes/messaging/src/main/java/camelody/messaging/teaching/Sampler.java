package camelody.messaging.teaching;

import camelody.messaging.tracing.TraceContext;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides at the gateway which requests are recorded, each from its beginning to its end: so many a
 * second. Those who name a trace and ask for its recording have an allowance of their own.
 */
public final class Sampler {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Allowance everybody;
  private final Allowance asking;

  Sampler(int perSecond, int askedPerSecond, LongSupplier nanos) {
    this.everybody = new Allowance(perSecond, nanos);
    this.asking = new Allowance(askedPerSecond, nanos);
  }

  /**
   * Answers the trace context under which a request is handled.
   *
   * @param sent the {@code traceparent} that the client sent, if it did; it may be anything
   */
  public String admit(@Nullable String sent) {
    if (sent == null || !TraceContext.isValid(sent)) {
      return everybody.take() ? TraceContext.start() : TraceContext.startUnsampled();
    }
    String own = TraceContext.child(sent);
    return TraceContext.sampled(own, TraceContext.isSampled(sent) && asking.take());
  }

  /** A bucket that a second fills. */
  private static final class Allowance {
    private final int perSecond;
    private final LongSupplier nanos;
    private double left;
    private long filled;

    Allowance(int perSecond, LongSupplier nanos) {
      this.perSecond = perSecond;
      this.nanos = nanos;
      this.left = perSecond;
      this.filled = nanos.getAsLong();
    }

    synchronized boolean take() {
      long now = nanos.getAsLong();
      left = Math.min(perSecond, left + (now - filled) / NANOS_PER_SECOND * perSecond);
      filled = now;
      if (left < 1) {
        return false;
      }
      left--;
      return true;
    }
  }
}
