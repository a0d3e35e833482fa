package camelody.messaging.amqp;

import camelody.messaging.amqp.Topology.EventQueue;
import com.rabbitmq.client.Connection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds all differences between RabbitMQ and Apache Qpid Broker-J; the broker says which it is. */
public enum BrokerDialect {
  RABBITMQ {
    @Override
    public Map<String, Object> eventQueueArguments(EventQueue queue) {
      return Map.of(
          "x-queue-type",
          "quorum",
          "x-delivery-limit",
          LAST_NET,
          "x-dead-letter-exchange",
          Exchanges.DEAD_LETTER,
          "x-dead-letter-routing-key",
          queue.name(),
          "x-dead-letter-strategy",
          "at-least-once",
          "x-overflow",
          "reject-publish");
    }

    @Override
    public Map<String, Object> deadLetterQueueArguments() {
      return Map.of("x-queue-type", "quorum", "x-delivery-limit", LOOKS);
    }

    @Override
    public Map<String, Object> ringArguments(int messagesMax) {
      return Map.of("x-max-length", messagesMax);
    }

    @Override
    public @Nullable String expiration(long remainingMillis) {
      return Long.toString(remainingMillis);
    }

    @Override
    public boolean tellsOfDeletedQueues() {
      return true;
    }
  },

  BROKER_J {
    @Override
    public Map<String, Object> eventQueueArguments(EventQueue queue) {
      return Map.of(
          "maximumDeliveryAttempts",
          LAST_NET,
          "alternateBinding",
          "{\"destination\":\"" + queue.deadLetterQueue() + "\"}");
    }

    @Override
    public Map<String, Object> deadLetterQueueArguments() {
      return Map.of();
    }

    @Override
    public Map<String, Object> ringArguments(int messagesMax) {
      return Map.of("qpid.max_count", messagesMax, "qpid.policy_type", "ring");
    }

    /** Broker-J reads an expiration as a moment, not a duration, and would lose the message. */
    @Override
    public @Nullable String expiration(long remainingMillis) {
      return null;
    }

    @Override
    public boolean tellsOfDeletedQueues() {
      return false;
    }
  };

  // Returns of what was merely prefetched count too, so this net hangs far below the consumer's
  // own.
  private static final int LAST_NET = 1_000;

  // Each look at a dead letter is a return; without an explicit limit RabbitMQ 4 allows 20.
  private static final int LOOKS = 1_000_000;

  public abstract Map<String, Object> eventQueueArguments(EventQueue queue);

  public abstract Map<String, Object> deadLetterQueueArguments();

  /** Answers how to declare a queue that drops its oldest messages when there are more. */
  public abstract Map<String, Object> ringArguments(int messagesMax);

  /** Answers the property {@code expiration} of a request that may wait this long. */
  public abstract @Nullable String expiration(long remainingMillis);

  /** Tells whether a consumer hears that its queue was deleted; else it has to look. */
  public abstract boolean tellsOfDeletedQueues();

  /** Reads the product name that the broker announced. */
  public static BrokerDialect of(Connection connection) {
    Object product = connection.getServerProperties().get("product");
    return String.valueOf(product).toLowerCase(java.util.Locale.ROOT).contains("qpid")
        ? BROKER_J
        : RABBITMQ;
  }
}
