package camelody.messaging.events;

import camelody.messaging.amqp.ConfirmedPublisher;
import camelody.messaging.amqp.ConfirmedPublisher.Message;
import camelody.messaging.amqp.ConfirmedPublisher.NotAccepted;
import camelody.messaging.amqp.Exchanges;
import camelody.messaging.tracing.TraceContext;
import com.rabbitmq.client.AMQP.BasicProperties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Publishes events so that none is lost in silence. */
public final class EventPublisher {
  private final ConfirmedPublisher publisher;

  public EventPublisher(ConfirmedPublisher publisher) {
    this.publisher = publisher;
  }

  /**
   * Publishes an event, outside of a route.
   *
   * @param data an object with the members {@code eventId} and {@code occurredAt}
   * @return completes when the broker has confirmed it, fails with {@link NotAccepted} else
   */
  public CompletableFuture<@Nullable Void> publish(String routingKey, Object data) {
    String traceparent = TraceContext.child(MDC.get(TraceContext.MDC_TRACEPARENT));
    return publish(Exchanges.EVENTS, routingKey, OutgoingEvent.of(routingKey, data, traceparent));
  }

  /** Publishes a message that is ready to go. */
  public CompletableFuture<@Nullable Void> publish(
      String exchange, String routingKey, OutgoingEvent event) {
    CompletableFuture<@Nullable Void> accepted = new CompletableFuture<>();
    publish(
        exchange,
        routingKey,
        event,
        refusal -> {
          if (refusal == null) {
            accepted.complete(null);
          } else {
            accepted.completeExceptionally(refusal);
          }
        });
    return accepted;
  }

  /**
   * Publishes a message that is ready to go.
   *
   * @param answer is given nothing when it was accepted, else the reason; on the event loop
   */
  public void publish(
      String exchange,
      String routingKey,
      OutgoingEvent event,
      Consumer<@Nullable NotAccepted> answer) {
    BasicProperties properties =
        new BasicProperties.Builder()
            .contentType(event.kind().type())
            .contentEncoding(event.kind().encoding())
            .messageId(event.messageId())
            .headers(event.headers())
            .build();
    publisher.publish(new Message(exchange, routingKey, properties, event.body(), answer));
  }
}
