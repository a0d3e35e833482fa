package camelody.operations;

import camelody.kernel.Caller;
import camelody.kernel.Ids;
import camelody.messaging.amqp.Topology.EventQueue;
import camelody.messaging.events.EventPublisher;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells everybody what an administrator did with a dead letter. */
final class LetterAudit {
  private static final Logger LOG = LoggerFactory.getLogger(LetterAudit.class);

  private final EventPublisher events;
  private final Clock clock;

  LetterAudit(EventPublisher events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  void replayed(Caller caller, EventQueue queue, String letterId) {
    publish(
        "operations.dead-letter-replayed.v1",
        new DeadLetterReplayed(
            Ids.next(), clock.instant(), queue.name(), letterId, caller.user().userId()));
  }

  void discarded(Caller caller, EventQueue queue, String letterId) {
    publish(
        "operations.dead-letter-discarded.v1",
        new DeadLetterDiscarded(
            Ids.next(), clock.instant(), queue.name(), letterId, caller.user().userId()));
  }

  // The letter itself is safe or gone by now; what is left to do about a lost notice is to say so.
  private void publish(String routingKey, Record event) {
    events
        .publish(routingKey, event)
        .whenComplete(
            (confirmed, refused) -> {
              if (refused != null) {
                LOG.warn("nobody was told of {}: {}", event, refused.toString());
              }
            });
  }
}
