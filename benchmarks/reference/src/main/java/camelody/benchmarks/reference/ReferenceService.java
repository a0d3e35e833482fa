package camelody.benchmarks.reference;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Answers every request with the same bytes, and takes every play from three queues.
 *
 * <p>Arguments: the broker's URI, and a file that holds the page of tracks.
 */
final class ReferenceService {
  private static final Map<String, Object> EVENT_QUEUE_ARGUMENTS =
      Map.of(
          "x-queue-type", "quorum",
          "x-delivery-limit", 1_000,
          "x-dead-letter-exchange", "reference.dead-letter",
          "x-dead-letter-strategy", "at-least-once",
          "x-overflow", "reject-publish");

  private ReferenceService() {}

  public static void main(String[] args) throws Exception {
    EventLoopGroup loop = new NioEventLoopGroup(1);
    Connection connection = Amqp.connect(args[0], loop);
    byte[] page = Files.readAllBytes(Path.of(args[1]));
    answerRequests(connection.createChannel(), page);
    takePlays(connection.createChannel());
  }

  private static void answerRequests(Channel channel, byte[] page) throws IOException {
    channel.exchangeDeclare(Amqp.RPC_EXCHANGE, "direct", true);
    channel.queueDeclare(Amqp.RPC_QUEUE, true, false, true, null);
    channel.queueBind(Amqp.RPC_QUEUE, Amqp.RPC_EXCHANGE, Amqp.RPC_KEY);
    channel.basicQos(Amqp.PREFETCH);
    BasicProperties.Builder properties =
        new BasicProperties.Builder().contentType("application/json").deliveryMode(1);
    channel.basicConsume(
        Amqp.RPC_QUEUE,
        false,
        new Acknowledging(channel) {
          @Override
          void take(BasicProperties request) throws IOException {
            BasicProperties reply = properties.correlationId(request.getCorrelationId()).build();
            channel.basicPublish("", request.getReplyTo(), reply, page);
          }
        });
  }

  private static void takePlays(Channel channel) throws IOException {
    channel.exchangeDeclare(Amqp.EVENTS_EXCHANGE, "topic", true);
    channel.basicQos(Amqp.EVENTS_PREFETCH);
    for (Map.Entry<String, String> queue : Amqp.EVENT_QUEUES.entrySet()) {
      channel.queueDeclare(queue.getKey(), true, false, false, EVENT_QUEUE_ARGUMENTS);
      channel.queueBind(queue.getKey(), Amqp.EVENTS_EXCHANGE, queue.getValue());
      channel.basicConsume(
          queue.getKey(),
          false,
          new Acknowledging(channel) {
            @Override
            void take(BasicProperties play) {
              // Taken is all that is asked here.
            }
          });
    }
  }

  /** Acknowledges many deliveries with one frame. */
  private abstract static class Acknowledging extends DefaultConsumer {
    private int open;

    Acknowledging(Channel channel) {
      super(channel);
    }

    abstract void take(BasicProperties properties) throws IOException;

    @Override
    public void handleDelivery(
        String tag, Envelope envelope, BasicProperties properties, byte[] body) throws IOException {
      take(properties);
      if (++open == Amqp.ACKNOWLEDGE_EVERY) {
        open = 0;
        getChannel().basicAck(envelope.getDeliveryTag(), true);
      }
    }
  }
}
