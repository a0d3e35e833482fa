package camelody.messaging.amqp;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages from one queue, on a channel of its own, and acknowledges those that are finished
 * (Competing Consumers). It comes back with the connection; what was taken from a lost one is the
 * broker's again, and finishing it has no effect.
 */
final class QueueConsumer implements ConnectionListener {
  private static final Logger LOG = LoggerFactory.getLogger(QueueConsumer.class);

  private final Broker broker;
  private final EventLoop loop;
  private final String queue;
  private final int prefetch;
  private final Declaration declaration;
  private final Consumer<Delivery> handler;

  private final AtomicInteger unacknowledged = new AtomicInteger();

  private volatile @Nullable Session session;

  private record Session(Channel channel, String consumerTag) {}

  /** Declares what the consumer needs, each time it has a channel. */
  interface Declaration {
    void declare(Channel channel) throws IOException;
  }

  /**
   * Makes a consumer; {@link #start()} lets it take messages.
   *
   * @param prefetch how many messages it may hold unfinished
   * @param handler is given each message on the event loop; must not block
   */
  QueueConsumer(
      Broker broker,
      String queue,
      int prefetch,
      Declaration declaration,
      Consumer<Delivery> handler) {
    this.broker = broker;
    this.loop = broker.loop();
    this.queue = queue;
    this.prefetch = prefetch;
    this.declaration = declaration;
    this.handler = handler;
  }

  void start() {
    broker.listen(this);
  }

  /** Takes no more messages; those taken are still to be finished. */
  CompletableFuture<Void> stop() {
    broker.forget(this);
    Session current = session;
    session = null;
    if (current == null) {
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.runAsync(
        () -> {
          try {
            current.channel().basicCancel(current.consumerTag());
          } catch (IOException | RuntimeException lost) {
            LOG.debug("the channel of {} is gone already", queue);
          }
        });
  }

  String queue() {
    return queue;
  }

  /** Counts the messages that it has taken and not finished. */
  int unacknowledged() {
    return unacknowledged.get();
  }

  /** Finishes a message; on the event loop only. */
  void acknowledge(Delivery delivery) {
    if (delivery.isHeld()) {
      unacknowledged.decrementAndGet();
      delivery.acknowledgements().add(delivery.tag());
    }
  }

  /** Gives a message back to its queue after a while, redelivered; may be called on any thread. */
  void giveBack(Delivery delivery, Duration after) {
    loop.schedule(
        () -> {
          if (delivery.isHeld()) {
            unacknowledged.decrementAndGet();
            delivery.acknowledgements().refuse(delivery.tag());
          }
        },
        after.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  @Override
  public void connected(Connection connection, BrokerDialect dialect) throws IOException {
    Channel channel = broker.openLasting(connection, "consuming " + queue);
    declaration.declare(channel);
    channel.basicQos(prefetch);
    unacknowledged.set(0);
    // Messages may come before the call returns.
    session = new Session(channel, channel.basicConsume(queue, false, new Messages(channel)));
    LOG.info("consuming {}", queue);
    if (!dialect.tellsOfDeletedQueues()) {
      broker.lookAgainAndAgain(connection, () -> look(connection));
    }
  }

  private void look(Connection connection) {
    try (Channel channel = connection.createChannel()) {
      channel.queueDeclarePassive(queue);
    } catch (IOException | RuntimeException | TimeoutException absent) {
      if (session != null && connection.isOpen()) {
        broker.reset("the queue " + queue + " was deleted");
      }
    }
  }

  @Override
  public void disconnected() {
    session = null;
  }

  private final class Messages extends DefaultConsumer {
    private final Acknowledgements acknowledgements;

    Messages(Channel channel) {
      super(channel);
      this.acknowledgements = new Acknowledgements(channel, loop);
    }

    @Override
    public void handleDelivery(
        String tag, Envelope envelope, BasicProperties properties, byte[] body) {
      unacknowledged.incrementAndGet();
      handler.accept(new Delivery(acknowledgements, envelope, properties, body));
    }

    @Override
    public void handleCancel(String tag) {
      broker.reset("the queue " + queue + " was deleted");
    }
  }
}
