package camelody.messaging.teaching;

import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.Exchanges;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events to the gateways' consoles, many in one transient message, over a connection of its
 * own, which is there only while there is something to tell.
 */
final class BrokerSink implements TraceSink {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerSink.class);
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final BasicProperties TRANSIENT =
      new BasicProperties.Builder().contentType("application/json").deliveryMode(1).build();

  private final TraceWriter writer;
  private final Broker broker;
  private final String service;

  private @Nullable Connection connection;
  private @Nullable Channel channel;
  private long usedNanos;

  BrokerSink(TraceWriter writer, Broker broker, String service) {
    this.writer = writer;
    this.broker = broker;
    this.service = service;
  }

  @Override
  public boolean send(List<TraceEvent> events) {
    try {
      usedNanos = System.nanoTime();
      open().basicPublish(Exchanges.TRACE, service, TRANSIENT, writer.write(events));
      return true;
    } catch (IOException | RuntimeException failed) {
      LOG.debug("could not send {} trace events: {}", events.size(), failed.toString());
      close();
      return false;
    }
  }

  // A connection that says nothing counts as dead in the end.
  @Override
  public void tick() {
    if (connection != null && System.nanoTime() - usedNanos > SILENT_NANOS) {
      close();
    }
  }

  private Channel open() throws IOException {
    Channel current = channel;
    if (current != null && current.isOpen()) {
      return current;
    }
    close();
    Connection opened = broker.openConnection("traces");
    connection = opened;
    Channel made = opened.createChannel();
    if (made == null) {
      throw new IOException("expected a free channel, came none");
    }
    channel = made;
    return made;
  }

  @Override
  public void close() {
    Connection current = connection;
    connection = null;
    channel = null;
    if (current != null) {
      current.abort();
    }
  }
}
