package camelody.messaging.amqp;

import com.rabbitmq.client.AMQP.Queue;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at queues over a connection of its own, by declaring them passively. A queue that isn't
 * there costs the channel, on Broker-J the connection: both are opened anew for the next. May wait
 * for the broker: never for use on the event loop.
 */
public final class QueueLook implements AutoCloseable {
  private final Broker broker;
  private @Nullable Connection connection;

  /**
   * Tells how a queue is.
   *
   * @param messages how many wait; those handed to a consumer already are not among them
   */
  public record Depth(long messages, int consumers) {}

  public QueueLook(Broker broker) {
    this.broker = broker;
  }

  /** Looks at a queue; nothing, if there is none of that name. */
  public Optional<Depth> at(String queue) throws IOException {
    Channel channel = connection().createChannel();
    if (channel == null) {
      throw new IOException("expected a free channel, came none");
    }
    try {
      Queue.DeclareOk found = channel.queueDeclarePassive(queue);
      channel.abort();
      return Optional.of(new Depth(found.getMessageCount(), found.getConsumerCount()));
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  private Connection connection() throws IOException {
    Connection current = connection;
    if (current == null || !current.isOpen()) {
      current = broker.openConnection("looks at queues");
      connection = current;
    }
    return current;
  }

  @Override
  public void close() {
    Connection current = connection;
    if (current != null) {
      current.abort();
    }
  }
}
