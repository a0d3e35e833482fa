package camelody.messaging.teaching;

import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.Exchanges;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is in the ring, many events in one transient message, over a connection of its own: a
 * broker or a collector that is slow holds up this thread and nobody else.
 */
final class TraceSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TraceSender.class);
  private static final int EVENTS_PER_MESSAGE = 200;
  private static final long RETRY_MILLIS = 2_000;
  private static final BasicProperties TRANSIENT =
      new BasicProperties.Builder().contentType("application/json").deliveryMode(1).build();

  private final TraceRing ring;
  private final TraceWriter writer;
  private final Broker broker;
  private final String service;
  private final Duration period;
  private final Thread thread = new Thread(this::run, "trace-sender");

  private volatile boolean closed;
  private @Nullable Connection connection;
  private @Nullable Channel channel;

  /**
   * @param period how long events wait for one another before they are sent
   */
  TraceSender(TraceRing ring, TraceWriter writer, Broker broker, String service, Duration period) {
    this.ring = ring;
    this.writer = writer;
    this.broker = broker;
    this.service = service;
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
        TimeUnit.MILLISECONDS.sleep(period.toMillis());
        sendWhatWaits();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect();
    }
  }

  private void sendWhatWaits() throws InterruptedException {
    List<TraceEvent> events = ring.take(EVENTS_PER_MESSAGE);
    while (!events.isEmpty() && !closed) {
      if (!send(events)) {
        ring.lost(events);
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        return;
      }
      events = ring.take(EVENTS_PER_MESSAGE);
    }
  }

  private boolean send(List<TraceEvent> events) {
    try {
      open().basicPublish(Exchanges.TRACE, service, TRANSIENT, writer.write(events));
      return true;
    } catch (IOException | RuntimeException failed) {
      LOG.debug("could not send {} trace events: {}", events.size(), failed.toString());
      disconnect();
      return false;
    }
  }

  private Channel open() throws IOException {
    Channel current = channel;
    if (current != null && current.isOpen()) {
      return current;
    }
    disconnect();
    Connection opened = broker.openConnection("traces");
    connection = opened;
    Channel made = opened.createChannel();
    if (made == null) {
      throw new IOException("expected a free channel, came none");
    }
    channel = made;
    return made;
  }

  private void disconnect() {
    Connection current = connection;
    connection = null;
    channel = null;
    if (current != null) {
      current.abort();
    }
  }
}
