package camelody.messaging.component;

import camelody.messaging.events.EventPublisher;
import camelody.messaging.events.OutgoingEvent;
import camelody.messaging.tracing.TraceHeaders;
import camelody.messaging.tracing.TraceScope;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Publishes the body and goes on with the route when the broker has confirmed it. An event that was
 * not accepted fails the exchange with {@link
 * camelody.messaging.amqp.ConfirmedPublisher.NotAccepted}.
 */
final class EventProducer extends DefaultAsyncProducer {
  private final String target;
  private final String routingKey;
  private final EventPublisher publisher;
  private final Executor continuations;

  EventProducer(
      EventEndpoint endpoint,
      String target,
      String routingKey,
      EventPublisher publisher,
      Executor continuations) {
    super(endpoint);
    this.target = target;
    this.routingKey = routingKey;
    this.publisher = publisher;
    this.continuations = continuations;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    OutgoingEvent event = event(exchange, exchange.getMessage().getBody());
    publisher.publish(
        target,
        routingKey,
        event,
        refusal ->
            continuations.execute(
                () -> {
                  if (refusal != null) {
                    exchange.setException(refusal);
                  }
                  callback.done(false);
                }));
    return false;
  }

  private OutgoingEvent event(Exchange exchange, Object body) {
    TraceScope scope = TraceScope.of(exchange);
    Map<String, Object> headers = new HashMap<>(8);
    if (body instanceof OutgoingEvent ready) {
      if (scope == null || scope.contexts().isEmpty()) {
        return ready;
      }
      headers.putAll(ready.headers());
      TraceHeaders.addSender(scope, headers);
      return new OutgoingEvent(ready.messageId(), headers, ready.kind(), ready.body());
    }
    TraceHeaders.write(exchange, headers);
    return OutgoingEvent.of(routingKey, body, headers);
  }
}
