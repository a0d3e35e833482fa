package camelody.system.faults;

import camelody.system.RunningSystem;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.List;

/** Looks at the broker's queues from outside. */
final class Queues {
  static final List<String> OF_PLAYS = List.of("history.listening", "statistics.listening");

  private Queues() {}

  /** Answers how many events of plays wait, all queues together. */
  static long waiting(RunningSystem system) {
    return OF_PLAYS.stream().mapToLong(queue -> waiting(system, queue)).sum();
  }

  /** Answers how many messages wait in a queue. */
  static long waiting(RunningSystem system, String queue) {
    return with(system, channel -> channel.messageCount(queue));
  }

  /** Answers how many dead letters there are, all queues together. */
  static long deadLetters(RunningSystem system) {
    return List.of("history.listening", "statistics.listening", "playlists.users", "activity.log")
        .stream()
        .mapToLong(queue -> waiting(system, queue + ".dead-letter"))
        .sum();
  }

  /** Does something on a channel of its own. */
  static <T> T with(RunningSystem system, OnChannel<T> work) {
    try (Connection connection = connect(system);
        Channel channel = connection.createChannel()) {
      return work.on(channel);
    } catch (Exception away) {
      throw new IllegalStateException(away);
    }
  }

  // In a cluster any node that is up will do.
  private static Connection connect(RunningSystem system) throws Exception {
    Exception refused = new IllegalStateException("no address of a broker");
    for (String address : system.brokerUri().split(",", -1)) {
      try {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(address);
        factory.setAutomaticRecoveryEnabled(false);
        return factory.newConnection("fault tests");
      } catch (IOException down) {
        refused = down;
      }
    }
    throw refused;
  }

  /** What is done on a channel. */
  interface OnChannel<T> {
    T on(Channel channel) throws Exception;
  }
}
