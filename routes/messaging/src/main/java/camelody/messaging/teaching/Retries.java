package camelody.messaging.teaching;

import camelody.messaging.tracing.TraceScope;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailureHandledEvent;
import org.apache.camel.spi.CamelEvent.ExchangeRedeliveryEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Tells of what only Camel's error handler knows: that it tries again, that it gives up. */
final class Retries extends EventNotifierSupport {
  private final TraceRing ring;

  Retries(TraceRing ring) {
    this.ring = ring;
    setIgnoreCamelContextEvents(true);
    setIgnoreCamelContextInitEvents(true);
    setIgnoreRouteEvents(true);
    setIgnoreServiceEvents(true);
    setIgnoreExchangeCreatedEvent(true);
    setIgnoreExchangeCompletedEvent(true);
    setIgnoreExchangeSendingEvents(true);
    setIgnoreExchangeSentEvents(true);
    setIgnoreExchangeAsyncProcessingStartedEvents(true);
    setIgnoreStepEvents(true);
  }

  @Override
  public void notify(CamelEvent event) {
    Unharmed.by(() -> tell(event));
  }

  private void tell(CamelEvent event) {
    if (event instanceof ExchangeRedeliveryEvent again) {
      contexts(again.getExchange())
          .forEach(context -> tell("retried", context, again.getExchange(), again.getAttempt()));
    } else if (event instanceof ExchangeFailureHandledEvent handled
        && handled.isDeadLetterChannel()) {
      contexts(handled.getExchange())
          .forEach(context -> tellOfDeadLetter(context, handled.getExchange(), handled));
    }
  }

  private void tell(String type, String context, Exchange exchange, int redeliveries) {
    TraceEvent event = of(type, context, exchange);
    event.attempt = redeliveries + 1;
    event.outcome = "error";
    ring.add(event);
  }

  private void tellOfDeadLetter(
      String context, Exchange exchange, ExchangeFailureHandledEvent handled) {
    TraceEvent event = of("dead-lettered", context, exchange);
    event.queue = handled.getDeadLetterUri();
    event.pattern = "dead-letter-channel";
    event.outcome = "FAILED";
    ring.add(event);
  }

  private static TraceEvent of(String type, String context, Exchange exchange) {
    TraceEvent event = TraceEvent.of(type, context);
    event.route = exchange.getFromRouteId();
    Throwable failed = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    event.error = failed == null ? null : AllowList.error(failed);
    return event;
  }

  private static List<String> contexts(Exchange exchange) {
    TraceScope scope = TraceScope.of(exchange);
    return scope == null ? TracedStep.sampled(exchange) : scope.contexts();
  }
}
