package camelody.messaging.component;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts and times what this worker answered, for Prometheus ({@code
 * camelody_rpc_server_seconds{method="catalogue.list",outcome="success"}}) and for {@code
 * operations.workers}.
 */
public final class CallStatistics {
  private static final String UNKNOWN_METHOD = "unknown";
  private static final double P50 = 0.5;
  private static final double P99 = 0.99;

  private final MeterRegistry registry;
  private final Timer all;
  private final Counter failed;
  private final Counter expired;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Map<String, Timer> succeededByMethod = new ConcurrentHashMap<>();
  private final Map<String, Timer> failedByMethod = new ConcurrentHashMap<>();

  public CallStatistics(MeterRegistry registry) {
    this.registry = registry;
    this.all =
        Timer.builder("camelody.worker")
            .description("All requests and events that this worker handled")
            .publishPercentiles(P50, P99)
            .percentilePrecision(1)
            .register(registry);
    this.failed =
        Counter.builder("camelody.worker.failed")
            .description("Requests answered with an internal error, and events that failed")
            .register(registry);
    this.expired =
        Counter.builder("camelody.rpc.expired")
            .description("Requests not executed because their deadline had passed")
            .register(registry);
    registry.gauge("camelody.worker.in.flight", inFlight);
  }

  public long begin() {
    return begin(1);
  }

  /** Notes the beginning of several that are handled together. */
  public long begin(int count) {
    inFlight.addAndGet(count);
    return System.nanoTime();
  }

  /**
   * Notes the end of a request.
   *
   * @param method a name out of a method table; any other text counts as {@code unknown}
   * @param refused whether it was answered with a fault of any kind
   * @param failed whether that fault was our own
   */
  public void end(String method, long beganNanos, boolean refused, boolean failed) {
    end(method, 1, beganNanos, refused, failed);
  }

  /** Notes the end of several that were handled together; each counts for its share of the time. */
  public void end(String method, int count, long beganNanos, boolean refused, boolean failed) {
    long nanos = (System.nanoTime() - beganNanos) / count;
    Timer timer =
        refused
            ? failedByMethod.computeIfAbsent(method, name -> timer(name, "fault"))
            : succeededByMethod.computeIfAbsent(method, name -> timer(name, "success"));
    inFlight.addAndGet(-count);
    for (int i = 0; i < count; i++) {
      all.record(nanos, TimeUnit.NANOSECONDS);
      timer.record(nanos, TimeUnit.NANOSECONDS);
    }
    if (failed) {
      this.failed.increment(count);
    }
  }

  /** Notes the end of a request whose method no table knows. */
  public void endUnknown(long beganNanos) {
    end(UNKNOWN_METHOD, beganNanos, true, false);
  }

  public void expired() {
    expired.increment();
  }

  public long handled() {
    return all.count();
  }

  public long failed() {
    return (long) failed.count();
  }

  public int inFlight() {
    return inFlight.get();
  }

  public double meanMillis() {
    return all.mean(TimeUnit.MILLISECONDS);
  }

  public double p99Millis() {
    return Arrays.stream(all.takeSnapshot().percentileValues())
        .filter(value -> value.percentile() == P99)
        .mapToDouble(value -> value.value(TimeUnit.MILLISECONDS))
        .findFirst()
        .orElse(0);
  }

  private Timer timer(String method, String outcome) {
    return Timer.builder("camelody.rpc.server")
        .description("Requests by method; the route that answers one has the same name")
        .tag("method", method)
        .tag("outcome", outcome)
        .register(registry);
  }
}
