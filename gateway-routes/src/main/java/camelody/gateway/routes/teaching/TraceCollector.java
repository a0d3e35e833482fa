package camelody.gateway.routes.teaching;

import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.BrokerDialect;
import camelody.messaging.amqp.Exchanges;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.teaching.Micros;
import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what processes tell from a bounded queue of this gateway's own, puts it into the order of
 * cause and effect, and numbers it.
 *
 * <p>A connection and a thread of its own: the gateway's requests never wait for it.
 */
final class TraceCollector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TraceCollector.class);
  private static final int MESSAGES_MAX = 500;
  // However fast they come, what has been read is released in between.
  private static final int READ_AT_ONCE = 20;
  private static final long TICK_MILLIS = 25;
  private static final long PATIENCE_MILLIS = 400;
  private static final long RECONNECT_MILLIS = 1_000;

  private final Broker broker;
  private final String process;
  private final EventRing ring;
  private final CauseOrder order = new CauseOrder(PATIENCE_MILLIS);
  private final BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>(MESSAGES_MAX);
  private final BlockingQueue<CollectedEvent> own = new LinkedBlockingQueue<>(MESSAGES_MAX);
  private final AtomicLong lost = new AtomicLong();
  private final Thread thread = new Thread(this::run, "trace-collector");

  private volatile boolean closed;
  private @Nullable Connection connection;
  private long nextConnectMillis;

  TraceCollector(Broker broker, String process, EventRing ring) {
    this.broker = broker;
    this.process = process;
    this.ring = ring;
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

  /** Adds an event that this gateway tells; it waits for no other. */
  void tell(CollectedEvent event) {
    if (!own.offer(event)) {
      lost.incrementAndGet();
    }
  }

  private void run() {
    try {
      broker.awaitConnected();
      while (!closed) {
        keepConnected();
        byte[] message = messages.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
        for (int read = 1; message != null; read++) {
          read(message);
          message = read < READ_AT_ONCE ? messages.poll() : null;
        }
        number();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      disconnect();
    }
  }

  private void number() {
    long missing = lost.getAndSet(0);
    if (missing > 0) {
      CollectedEvent loss = CollectedEvent.own("dropped", process, Micros.now());
      loss.json().put("count", missing);
      ring.add(loss);
    }
    for (CollectedEvent event = own.poll(); event != null; event = own.poll()) {
      ring.add(event);
    }
    order.release(millis()).forEach(ring::add);
  }

  private void read(byte[] message) {
    try {
      for (JsonNode each : Json.MAPPER.readTree(message)) {
        CollectedEvent event = CollectedEvent.read(each);
        if (event != null) {
          order.add(event, millis());
        }
      }
    } catch (IOException | RuntimeException broken) {
      LOG.debug("somebody told what cannot be read: {}", broken.toString());
    }
  }

  private void keepConnected() {
    Connection current = connection;
    if ((current != null && current.isOpen()) || millis() < nextConnectMillis) {
      return;
    }
    disconnect();
    try {
      Connection opened = broker.openConnection("collector");
      connection = opened;
      consume(opened);
    } catch (IOException | RuntimeException away) {
      LOG.debug("cannot collect traces at present: {}", away.toString());
      disconnect();
      nextConnectMillis = millis() + RECONNECT_MILLIS;
    }
  }

  private void consume(Connection opened) throws IOException {
    Channel channel = opened.createChannel();
    if (channel == null) {
      throw new IOException("expected a free channel, came none");
    }
    String queue =
        channel
            .queueDeclare(
                "", false, true, true, BrokerDialect.of(opened).ringArguments(MESSAGES_MAX))
            .getQueue();
    channel.queueBind(queue, Exchanges.TRACE, "");
    channel.basicConsume(queue, true, new Messages(channel));
  }

  private void disconnect() {
    Connection current = connection;
    connection = null;
    if (current != null) {
      current.abort();
    }
  }

  private static long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /** Runs on the gateway's event loop, so it hands over and does no more. */
  private final class Messages extends DefaultConsumer {
    Messages(Channel channel) {
      super(channel);
    }

    @Override
    public void handleDelivery(
        String tag, Envelope envelope, BasicProperties properties, byte[] body) {
      if (!messages.offer(body)) {
        lost.incrementAndGet();
      }
    }
  }
}
