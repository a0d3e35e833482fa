package camelody.operations;

import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.Topology.EventQueue;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Opens one queue of dead letters for one visitor. Letters are taken in order; what is not removed
 * is there again, in its place, when the box is closed or its visitor dies.
 *
 * <p>A letter that is taken is hidden from other visitors, and two who return theirs at once would
 * mix up the order. So there is one visitor at a time over all instances: an exclusive queue is the
 * lock, for it belongs to its connection and goes with it.
 */
final class LetterBox implements AutoCloseable {
  private static final long LOCK_RETRY_MILLIS = 20;
  private static final Duration RETURN_TIMEOUT = Duration.ofSeconds(1);

  private final Connection connection;
  private final Channel channel;
  private final String lock;
  private final String queue;
  private final long sizeAtFirst;
  private final NavigableSet<Long> taken = new TreeSet<>();
  private int removed;

  private LetterBox(Connection connection, String lock, String queue) throws IOException {
    this.connection = connection;
    this.lock = lock;
    this.channel = channel(connection);
    this.queue = queue;
    this.sizeAtFirst = channel.messageCount(queue);
  }

  /**
   * Opens the box of an event queue; empty, if somebody else is at it for longer than the patience.
   *
   * @throws IOException while the broker is away
   */
  static Optional<LetterBox> open(Broker broker, EventQueue queue, Duration patience)
      throws IOException {
    String lock = "operations.lock." + queue.name();
    Connection locked = lock(broker, lock, patience);
    if (locked == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new LetterBox(locked, lock, queue.deadLetterQueue()));
    } catch (IOException | RuntimeException failed) {
      locked.abort();
      throw failed;
    }
  }

  /** Answers how many letters there were when the box was opened. */
  long sizeAtFirst() {
    return sizeAtFirst;
  }

  /** Answers how many of these are left. */
  long remaining() {
    return sizeAtFirst - removed;
  }

  /** Takes the next letter; null when there is none left. */
  @Nullable GetResponse take() throws IOException {
    GetResponse letter = channel.basicGet(queue, false);
    if (letter != null) {
      taken.add(letter.getEnvelope().getDeliveryTag());
    }
    return letter;
  }

  /** Removes a letter that was taken. */
  void remove(GetResponse letter) throws IOException {
    channel.basicAck(letter.getEnvelope().getDeliveryTag(), false);
    taken.remove(letter.getEnvelope().getDeliveryTag());
    removed++;
  }

  /** Puts back what was taken and not removed; the next visitor finds it in its place. */
  @Override
  public void close() throws IOException {
    try {
      if (!taken.isEmpty()) {
        // One by one: Broker-J returns only the last one of several.
        for (long tag : taken) {
          channel.basicNack(tag, false, true);
        }
        awaitReturned();
      }
      // Broker-J disowns such a queue a moment before it deletes it with its connection; in that
      // moment somebody else could take the lock and not have it.
      channel.queueDelete(lock);
    } finally {
      connection.abort((int) RETURN_TIMEOUT.toMillis());
    }
  }

  // A quorum queue takes letters back some time after it was told to: the lock is held until then.
  // Broker-J counts those that are taken too, and has them back when it answers.
  private void awaitReturned() throws IOException {
    long deadline = System.nanoTime() + RETURN_TIMEOUT.toNanos();
    while (channel.messageCount(queue) < remaining() && System.nanoTime() < deadline) {
      pause();
    }
  }

  private static @Nullable Connection lock(Broker broker, String lock, Duration patience)
      throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    do {
      // A lock that is held costs the channel, on Broker-J the connection: both are opened anew.
      Connection connection = broker.openConnection("looks at dead letters");
      try {
        // Not auto-delete: on Broker-J such a queue stays, owned by nobody, until it had a
        // consumer.
        channel(connection).queueDeclare(lock, false, true, false, null);
        return connection;
      } catch (IOException held) {
        connection.abort();
      }
      pause();
    } while (System.nanoTime() < deadline);
    return null;
  }

  private static Channel channel(Connection connection) throws IOException {
    Channel channel = connection.createChannel();
    if (channel == null) {
      throw new IOException("expected a free channel, came none");
    }
    return channel;
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(LOCK_RETRY_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
  }
}
