package camelody.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A foreign peer that publishes straight to the broker, knowing the protocol document only. */
public final class AmqpPeer implements AutoCloseable {
  private static final long REPLY_SECONDS = 10;

  private final Connection connection;
  private final Channel channel;
  private final String replyQueue;
  private final Map<String, BlockingQueue<byte[]>> replies = new ConcurrentHashMap<>();

  public AmqpPeer(String uri) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(uri);
    connection = factory.newConnection("foreign peer");
    channel = connection.createChannel();
    replyQueue = channel.queueDeclare("", false, true, true, null).getQueue();
    channel.basicConsume(
        replyQueue,
        true,
        (tag, delivery) ->
            replies
                .computeIfAbsent(
                    String.valueOf(delivery.getProperties().getCorrelationId()),
                    id -> new LinkedBlockingQueue<>())
                .add(delivery.getBody()),
        tag -> {});
  }

  public Channel channel() {
    return channel;
  }

  /** Sends a request and answers the reply as text, or nothing when none came in time. */
  public @Nullable String call(String service, String request, Duration patience)
      throws IOException, InterruptedException {
    return call(service, request.getBytes(StandardCharsets.UTF_8), new BasicProperties(), patience);
  }

  public JsonNode call(String service, String request) throws IOException, InterruptedException {
    String reply = call(service, request, Duration.ofSeconds(REPLY_SECONDS));
    if (reply == null) {
      throw new IllegalStateException("no reply to " + request);
    }
    return Json.read(reply);
  }

  public @Nullable String call(
      String service, byte[] body, BasicProperties properties, Duration patience)
      throws IOException, InterruptedException {
    String correlationId = UUID.randomUUID().toString();
    BlockingQueue<byte[]> mine =
        replies.computeIfAbsent(correlationId, id -> new LinkedBlockingQueue<>());
    channel.basicPublish(
        "camelody.rpc",
        service,
        properties.builder().replyTo(replyQueue).correlationId(correlationId).build(),
        body);
    byte[] reply = mine.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    return reply == null ? null : new String(reply, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
