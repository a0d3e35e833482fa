package camelody.messaging.teaching;

import camelody.messaging.amqp.Broker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends what is in the ring: a broker or a collector that is slow holds up this thread and nobody
 * else.
 */
final class TraceSender implements AutoCloseable {
  private static final int EVENTS_AT_ONCE = 200;
  // A route that loops would tell more than all gateways can read; the ring counts what is lost.
  private static final int EVENTS_PER_SECOND_MAX = 10_000;
  private static final long RETRY_MILLIS = 2_000;
  // How long nothing happens before the sinks are told that time has passed.
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final TraceRing ring;
  private final Broker broker;
  private final List<TraceSink> sinks;
  private final Duration period;
  private final Thread thread = new Thread(this::run, "trace-sender");

  private volatile boolean closed;

  /**
   * @param broker nothing is sent before the process is connected to it
   * @param period how long events wait for one another before they are sent
   */
  TraceSender(TraceRing ring, Broker broker, List<TraceSink> sinks, Duration period) {
    this.ring = ring;
    this.broker = broker;
    this.sinks = List.copyOf(sinks);
    this.period = period;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void run() {
    try {
      broker.awaitConnected();
      while (!closed) {
        if (ring.await(QUIET)) {
          TimeUnit.MILLISECONDS.sleep(period.toMillis());
          sendWhatWaits();
        }
        sinks.forEach(TraceSink::tick);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      sinks.forEach(TraceSink::close);
    }
  }

  private void sendWhatWaits() throws InterruptedException {
    long left = Math.max(EVENTS_AT_ONCE, EVENTS_PER_SECOND_MAX * period.toMillis() / 1000);
    List<TraceEvent> events = ring.take(EVENTS_AT_ONCE);
    while (!events.isEmpty() && !closed) {
      if (!send(events)) {
        ring.lost(events);
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        return;
      }
      left -= events.size();
      events = left > 0 ? ring.take(EVENTS_AT_ONCE) : List.of();
    }
  }

  private boolean send(List<TraceEvent> events) {
    boolean sent = true;
    for (TraceSink sink : sinks) {
      sent &= sink.send(events);
    }
    return sent;
  }
}
