package camelody.messaging.events;

import camelody.kernel.ports.EventOutbox;
import camelody.kernel.ports.EventOutbox.PendingEvent;
import camelody.kernel.ports.StoreUnavailable;
import camelody.messaging.amqp.Exchanges;
import camelody.messaging.tracing.TraceContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the events in an outbox and forgets those that the broker confirmed. */
public final class OutboxRelay implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int BATCH = 100;

  private final EventOutbox outbox;
  private final EventPublisher publisher;
  private final Duration confirmTimeout;

  public OutboxRelay(EventOutbox outbox, EventPublisher publisher, Duration confirmTimeout) {
    this.outbox = outbox;
    this.publisher = publisher;
    this.confirmTimeout = confirmTimeout;
  }

  /** Empties the outbox, as far as the broker and the database let it. */
  @Override
  public void process(Exchange exchange) {
    try {
      while (outbox.relay(BATCH, this::publish) == BATCH) {
        LOG.debug("relayed {} events, there are more", BATCH);
      }
    } catch (StoreUnavailable away) {
      LOG.debug("the outbox waits: {}", away.getMessage());
    }
  }

  private List<UUID> publish(List<PendingEvent> pending) {
    Map<UUID, CompletableFuture<@Nullable Void>> confirms = new LinkedHashMap<>();
    for (PendingEvent event : pending) {
      OutgoingEvent outgoing = OutgoingEvent.of(event, TraceContext.child(event.traceparent()));
      confirms.put(
          event.eventId(), publisher.publish(Exchanges.EVENTS, event.routingKey(), outgoing));
    }
    List<UUID> confirmed = new ArrayList<>();
    confirms.forEach(
        (id, confirm) -> {
          if (isConfirmed(confirm)) {
            confirmed.add(id);
          }
        });
    return confirmed;
  }

  private boolean isConfirmed(CompletableFuture<@Nullable Void> confirm) {
    try {
      confirm.get(confirmTimeout.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException no) {
      LOG.debug("an event stays in the outbox: {}", no.toString());
      return false;
    }
  }
}
