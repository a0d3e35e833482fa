package camelody.kernel.ports;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands over the events that were committed but not yet published (Transactional Outbox). */
public interface EventOutbox {

  /**
   * Publishes up to {@code max} events, oldest first, and forgets those that the broker confirmed.
   * Several instances may do so at once; no event is handed to two of them at a time.
   *
   * @param publish publishes the events and answers the ids of those confirmed
   * @return how many events were confirmed
   */
  int relay(int max, Function<List<PendingEvent>, Collection<UUID>> publish);

  /**
   * An event that waits to be published.
   *
   * @param routingKey such as {@code users.user-registered.v1}
   * @param data the event's own members as a JSON object, without eventId and occurredAt
   * @param traceparent W3C trace context of the write that made it
   */
  record PendingEvent(
      UUID eventId,
      String routingKey,
      Instant occurredAt,
      String data,
      @Nullable String traceparent) {}
}
