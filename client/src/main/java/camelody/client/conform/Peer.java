package camelody.client.conform;

import camelody.messaging.amqp.BrokerDialect;
import camelody.messaging.amqp.Exchanges;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Speaks AMQP as any caller does: one connection, one reply queue. */
final class Peer implements AutoCloseable {
  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

  private final Connection connection;
  private final Channel channel;
  private final String replyQueue;
  private final Map<String, BlockingQueue<Reply>> replies = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable String> stray = new AtomicReference<>();
  private volatile boolean returned;

  private Peer(Connection connection) throws IOException {
    this.connection = connection;
    this.channel = connection.createChannel();
    this.replyQueue = channel.queueDeclare("", false, true, true, null).getQueue();
    channel.addReturnListener(message -> returned = true);
    channel.basicConsume(replyQueue, true, (tag, delivery) -> received(delivery), tag -> {});
  }

  static Peer connect(String uri) throws IOException {
    ConnectionFactory factory = new ConnectionFactory();
    try {
      factory.setUri(uri);
      factory.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
      factory.setAutomaticRecoveryEnabled(false);
      return new Peer(factory.newConnection("camelody conform"));
    } catch (java.util.concurrent.TimeoutException
        | java.security.GeneralSecurityException
        | java.net.URISyntaxException failed) {
      throw new IOException(failed.getMessage(), failed);
    }
  }

  BrokerDialect dialect() {
    return BrokerDialect.of(connection);
  }

  /** Opens a channel that may be broken by what is tried on it. */
  Channel openChannel() throws IOException {
    return connection.createChannel();
  }

  /** Answers properties that ask for a reply here, under a fresh correlation id. */
  BasicProperties addressed() {
    return addressed(UUID.randomUUID().toString());
  }

  BasicProperties addressed(String correlationId) {
    replies.put(correlationId, new LinkedBlockingQueue<>());
    return new BasicProperties.Builder()
        .contentType("application/json")
        .replyTo(replyQueue)
        .correlationId(correlationId)
        .build();
  }

  /** Sends a request; answers whether somebody serves that name. */
  void request(String service, BasicProperties properties, byte[] body) throws IOException {
    channel.basicPublish(Exchanges.RPC, service, true, properties, body);
  }

  /** Sends a message to every process. */
  void control(BasicProperties properties, String body) throws IOException {
    channel.basicPublish(Exchanges.CONTROL, "", properties, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Waits for the next reply to these properties; null when none came in time. */
  @Nullable Reply await(BasicProperties properties, long millis) throws InterruptedException {
    BlockingQueue<Reply> queue = replies.get(properties.getCorrelationId());
    return queue == null ? null : queue.poll(millis, TimeUnit.MILLISECONDS);
  }

  /** Answers what came last with a correlation id that nobody had sent, if anything. */
  @Nullable String stray() {
    return stray.getAndSet(null);
  }

  /** Answers whether the broker gave a request back: nobody was bound under that name. */
  boolean wasReturned() {
    return returned;
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  private void received(Delivery delivery) {
    String id = delivery.getProperties().getCorrelationId();
    BlockingQueue<Reply> queue = id == null ? null : replies.get(id);
    if (queue == null) {
      stray.set(String.valueOf(id));
    } else {
      queue.add(new Reply(delivery.getEnvelope().getExchange(), delivery.getBody()));
    }
  }
}
