package camelody.messaging.amqp;

import camelody.messaging.jsonrpc.JsonBytes;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Return;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes messages that may not be lost: persistent, mandatory, confirmed (Guaranteed Delivery).
 *
 * <p>Every message is answered once: accepted, when the broker confirmed it and a queue took it;
 * else {@link NotAccepted}, when it was returned, refused, not confirmed in time, or the connection
 * went. One that was not accepted may be there all the same: publish it again under the same id.
 */
public final class ConfirmedPublisher implements ConnectionListener {
  private static final long SWEEP_MILLIS = 100;

  private final Broker broker;
  private final EventLoop loop;
  private final Hops hops;
  private final Supplier<@Nullable String> blocked;
  private final Duration confirmTimeout;
  private final int unconfirmedMax;
  private final NavigableMap<Long, Pending> unconfirmed = new TreeMap<>();

  private @Nullable Channel channel;

  /** Says that a message cannot be taken as published. */
  public static final class NotAccepted extends Exception {
    private final boolean unroutable;

    public NotAccepted(String message) {
      this(message, false);
    }

    private NotAccepted(String message, boolean unroutable) {
      super(message, null, false, false);
      this.unroutable = unroutable;
    }

    /** Tells whether the broker had it and knew no queue for it. */
    public boolean isUnroutable() {
      return unroutable;
    }
  }

  /**
   * A message on its way out.
   *
   * @param answer is given nothing when it was accepted, else the reason; on the event loop
   */
  public record Message(
      String exchange,
      String routingKey,
      BasicProperties properties,
      JsonBytes body,
      Consumer<@Nullable NotAccepted> answer) {}

  private static final class Pending {
    final Message message;
    final long sentNanos = System.nanoTime();
    boolean returned;

    Pending(Message message) {
      this.message = message;
    }
  }

  /**
   * Makes a publisher with a channel of its own.
   *
   * @param confirmTimeout how long to wait for the broker's confirm
   * @param unconfirmedMax how many messages may wait for it at once
   */
  public ConfirmedPublisher(Broker broker, Duration confirmTimeout, int unconfirmedMax) {
    this.broker = broker;
    this.loop = broker.loop();
    this.hops = broker.hops();
    this.blocked = broker::blocked;
    this.confirmTimeout = confirmTimeout;
    this.unconfirmedMax = unconfirmedMax;
    broker.listen(this);
    loop.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Publishes a message; may be called on any thread. */
  public void publish(Message message) {
    if (loop.inEventLoop()) {
      send(message);
    } else {
      loop.execute(() -> send(message));
    }
  }

  @Override
  public void connected(Connection connection, BrokerDialect dialect) throws IOException {
    // A missing exchange closes the channel; connecting anew declares it.
    Channel opened = broker.openLasting(connection, "publishing");
    opened.confirmSelect();
    opened.addReturnListener(this::returned);
    opened.addConfirmListener(
        (tag, multiple) -> confirmed(tag, multiple, null),
        (tag, multiple) -> confirmed(tag, multiple, "the broker refused it"));
    loop.execute(() -> channel = opened);
  }

  @Override
  public void disconnected() {
    channel = null;
    drain(Long.MAX_VALUE)
        .forEach(lost -> refuse(lost.message, "the connection to the broker was lost"));
  }

  private void send(Message message) {
    Channel current = channel;
    if (current == null) {
      refuse(message, "the broker is away");
    } else if (blocked.get() != null) {
      refuse(message, "the broker takes no messages at present");
    } else if (unconfirmed.size() >= unconfirmedMax) {
      refuse(message, "expected at most " + unconfirmedMax + " messages waiting for a confirm");
    } else {
      send(current, message);
    }
  }

  private void send(Channel channel, Message message) {
    long tag = channel.getNextPublishSeqNo();
    unconfirmed.put(tag, new Pending(message));
    BasicProperties numbered =
        message
            .properties()
            .builder()
            .deliveryMode(2)
            .correlationId(Long.toString(tag))
            .headers(hops.publishing(message))
            .build();
    try {
      channel.basicPublish(
          message.exchange(), message.routingKey(), true, numbered, message.body().toBytes());
    } catch (IOException | RuntimeException lost) {
      if (unconfirmed.remove(tag) != null) {
        refuse(message, "the connection to the broker was lost");
      }
    }
  }

  // RabbitMQ returns, then confirms; Broker-J refuses, then returns. Both end as not accepted.
  private void returned(Return message) {
    String number = message.getProperties().getCorrelationId();
    Pending pending = number == null ? null : unconfirmed.get(Long.parseLong(number));
    if (pending != null) {
      pending.returned = true;
    }
  }

  private void confirmed(long tag, boolean multiple, @Nullable String refusal) {
    if (multiple) {
      drain(tag).forEach(pending -> settle(pending, refusal));
    } else {
      Pending pending = unconfirmed.remove(tag);
      if (pending != null) {
        settle(pending, refusal);
      }
    }
  }

  private void settle(Pending pending, @Nullable String refusal) {
    if (pending.returned) {
      refuse(pending.message, "no queue took it", true);
    } else if (refusal != null) {
      refuse(pending.message, refusal);
    } else {
      hops.settled(pending.message, null);
      pending.message.answer().accept(null);
    }
  }

  private void sweep() {
    long before = System.nanoTime() - confirmTimeout.toNanos();
    while (!unconfirmed.isEmpty() && unconfirmed.firstEntry().getValue().sentNanos < before) {
      Message late = unconfirmed.pollFirstEntry().getValue().message;
      refuse(late, "the broker did not confirm it within " + confirmTimeout.toMillis() + " ms");
    }
  }

  private List<Pending> drain(long tag) {
    NavigableMap<Long, Pending> head = unconfirmed.headMap(tag, true);
    List<Pending> drained = new ArrayList<>(head.values());
    head.clear();
    return drained;
  }

  private void refuse(Message message, String reason) {
    refuse(message, reason, false);
  }

  private void refuse(Message message, String reason, boolean unroutable) {
    NotAccepted refusal =
        new NotAccepted(
            "not accepted for " + message.exchange() + "/" + message.routingKey() + ": " + reason,
            unroutable);
    hops.settled(message, refusal);
    message.answer().accept(refusal);
  }
}
