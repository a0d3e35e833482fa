package camelody.messaging.amqp;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists the durable exchanges, event queues and bindings of the shipped services.
 *
 * <p>Whoever publishes declares all of it first, after every reconnect too: a play accepted before
 * {@code statistics} ever ran then waits in its queue.
 */
public final class Topology {
  /**
   * A queue of events, owned by the service that its name begins with.
   *
   * @param bindings topic patterns on {@link Exchanges#EVENTS}
   */
  public record EventQueue(String name, List<String> bindings) {

    public String deadLetterQueue() {
      return name + ".dead-letter";
    }
  }

  public static final List<EventQueue> EVENT_QUEUES =
      List.of(
          new EventQueue("history.listening", List.of("listening.*.v1", "users.user-deleted.v1")),
          new EventQueue(
              "statistics.listening",
              List.of("listening.track-played.v1", "users.user-deleted.v1")),
          new EventQueue("playlists.users", List.of("users.user-deleted.v1")),
          new EventQueue("activity.log", List.of("#")));

  private Topology() {}

  /** Declares everything; harmless to repeat. */
  public static void declare(Channel channel, BrokerDialect dialect) throws IOException {
    channel.exchangeDeclare(Exchanges.RPC, BuiltinExchangeType.DIRECT, true);
    channel.exchangeDeclare(Exchanges.EVENTS, BuiltinExchangeType.TOPIC, true);
    channel.exchangeDeclare(Exchanges.DEAD_LETTER, BuiltinExchangeType.DIRECT, true);
    channel.exchangeDeclare(Exchanges.REPLAY, BuiltinExchangeType.DIRECT, true);
    channel.exchangeDeclare(Exchanges.CONTROL, BuiltinExchangeType.FANOUT, true);
    channel.exchangeDeclare(Exchanges.TRACE, BuiltinExchangeType.FANOUT, true);
    for (EventQueue queue : EVENT_QUEUES) {
      declare(channel, dialect, queue);
    }
  }

  /**
   * Tells whether an address is that of a durable queue, or, as Broker-J reads {@code
   * exchange/key}, of an exchange of ours: nobody's reply may be sent there.
   */
  public static boolean isKnown(String queue) {
    return queue.endsWith(".rpc")
        || Exchanges.ALL.stream().anyMatch(exchange -> queue.startsWith(exchange + "/"))
        || EVENT_QUEUES.stream()
            .flatMap(known -> Stream.of(known.name(), known.deadLetterQueue()))
            .anyMatch(queue::equals);
  }

  // The dead-letter queue comes first: a letter sent to a queue that isn't there is lost.
  private static void declare(Channel channel, BrokerDialect dialect, EventQueue queue)
      throws IOException {
    String deadLetters = queue.deadLetterQueue();
    channel.queueDeclare(deadLetters, true, false, false, dialect.deadLetterQueueArguments());
    channel.queueBind(deadLetters, Exchanges.DEAD_LETTER, queue.name());
    channel.queueDeclare(queue.name(), true, false, false, dialect.eventQueueArguments(queue));
    channel.queueBind(queue.name(), Exchanges.REPLAY, queue.name());
    for (String pattern : queue.bindings()) {
      channel.queueBind(queue.name(), Exchanges.EVENTS, pattern);
    }
  }
}
