package camelody.operations;

import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Text;
import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.Topology;
import camelody.messaging.amqp.Topology.EventQueue;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lets one visitor at a time do something with the dead letters of a queue. */
final class LetterBoxes {
  private static final String SUFFIX = ".dead-letter";

  private final Broker broker;
  private final DeadLetterSettings settings;

  LetterBoxes(Broker broker, DeadLetterSettings settings) {
    this.broker = broker;
    this.settings = settings;
  }

  /** Does something with the letters in an open box; blocks, so never on the event loop. */
  interface Visit<T> {
    T at(EventQueue queue, LetterBox box) throws IOException;
  }

  /**
   * Finds a queue by its name or by that of its dead letters, and visits it.
   *
   * <p>{@code NOT_FOUND} when there is no such queue, {@code CONFLICT} when somebody else is at it
   * for too long.
   */
  <T> Outcome<T> visit(String name, Visit<T> visit) {
    return find(name).then(queue -> visit(queue, visit));
  }

  <T> Outcome<T> visit(EventQueue queue, Visit<T> visit) {
    try {
      Optional<LetterBox> opened = LetterBox.open(broker, queue, settings.lockPatience());
      if (opened.isEmpty()) {
        return Outcome.failure(
            ErrorKind.CONFLICT,
            "somebody else is at the dead letters of " + queue.name() + "; try again soon");
      }
      try (LetterBox box = opened.get()) {
        return Outcome.success(visit.at(queue, box));
      }
    } catch (IOException away) {
      throw BrokerAway.fault(away);
    }
  }

  private static Outcome<EventQueue> find(String name) {
    String queue =
        name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return Topology.EVENT_QUEUES.stream()
        .filter(known -> known.name().equals(queue))
        .findFirst()
        .map(Outcome::success)
        .orElseGet(() -> Outcome.failure(ErrorKind.NOT_FOUND, unknown(name)));
  }

  private static String unknown(String name) {
    return "queue: expected one of "
        + Topology.EVENT_QUEUES.stream().map(EventQueue::name).collect(Collectors.joining(", "))
        + ", came "
        + Text.quote(name);
  }
}
