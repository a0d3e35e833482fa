package camelody.messaging.teaching;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.messaging.amqp.Delivery;
import camelody.messaging.amqp.Headers;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.component.RpcExchange;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcFaultException;
import camelody.messaging.methods.UseCase;
import camelody.messaging.tracing.TraceContext;
import camelody.messaging.tracing.TraceScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Tells when an exchange enters a node of a route and when it leaves it, if its trace is sampled.
 * An exchange that stands for a batch of events tells it to each of their traces.
 */
final class TracedStep extends DelegateAsyncProcessor {
  /**
   * Names a node.
   *
   * @param taps whether it makes copies (Wire Tap)
   */
  record Place(String route, String node, String pattern, boolean taps) {}

  private final TraceRing ring;
  private final Bodies bodies;
  private final Place place;

  TracedStep(TraceRing ring, Bodies bodies, Place place, AsyncProcessor target) {
    super(target);
    this.ring = ring;
    this.bodies = bodies;
    this.place = place;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    TraceScope outer = TraceScope.of(exchange);
    List<String> around = outer == null ? sampled(exchange) : outer.contexts();
    if (around.isEmpty()) {
      if (outer == null) {
        TraceScope.NOT_SAMPLED.into(exchange);
      }
      return super.process(exchange, callback);
    }
    List<String> own = around.stream().map(TraceContext::child).toList();
    Unharmed.by(() -> enter(exchange, around, own));
    boolean tapped = outer != null && outer.tapped();
    new TraceScope(own, tapped || place.taps()).into(exchange);
    long began = System.nanoTime();
    return super.process(
        exchange,
        doneSync -> {
          long nanos = System.nanoTime() - began;
          Unharmed.by(() -> leave(exchange, around, own, nanos));
          TraceScope.restore(exchange, outer);
          callback.done(doneSync);
        });
  }

  private void enter(Exchange exchange, List<String> around, List<String> own) {
    Object body = bodies.keep(exchange.getMessage().getBody());
    for (int i = 0; i < own.size(); i++) {
      ring.add(event("step-entered", exchange, around.get(i), own.get(i), body));
    }
  }

  private void leave(Exchange exchange, List<String> around, List<String> own, long nanos) {
    Exception failed = exchange.getException();
    Object result = exchange.getMessage().getBody();
    Object body = bodies.keep(result);
    for (int i = 0; i < own.size(); i++) {
      TraceEvent event = event("step-left", exchange, around.get(i), own.get(i), body);
      event.elapsedMicros = TimeUnit.NANOSECONDS.toMicros(nanos);
      event.outcome = outcome(failed, result);
      event.error = failed == null ? null : AllowList.error(failed);
      ring.add(event);
    }
  }

  private TraceEvent event(
      String type, Exchange exchange, String around, String own, @Nullable Object body) {
    TraceEvent event = TraceEvent.of(type, own);
    event.parent = TraceContext.spanId(around);
    TraceScope scope = TraceScope.of(exchange);
    event.tapped = scope != null && scope.tapped() && !place.taps();
    event.route = place.route();
    event.node = place.node();
    event.pattern = place.pattern();
    event.method = exchange.getProperty(RpcExchange.METHOD, String.class);
    event.user = user(exchange);
    event.attempt = attempt(exchange.getMessage());
    event.headers = shown(exchange.getMessage());
    event.body = body;
    return event;
  }

  static Map<String, Object> shown(Message message) {
    Map<String, Object> shown = new java.util.HashMap<>();
    message
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (value != null && AllowList.showsHeader(name)) {
                shown.put(name, value);
              }
            });
    return shown;
  }

  private static String outcome(@Nullable Exception failed, @Nullable Object result) {
    if (failed instanceof RpcFaultException
        || result instanceof RpcFault
        || result instanceof Outcome.Failure<?>) {
      return "refused";
    }
    return failed == null ? "ok" : "error";
  }

  static @Nullable String user(Exchange exchange) {
    return exchange.getProperty(UseCase.CALLER) instanceof Caller.User user
        ? user.userId().toString()
        : null;
  }

  private static int attempt(Message message) {
    Integer redeliveries = message.getHeader(Exchange.REDELIVERY_COUNTER, Integer.class);
    return redeliveries == null ? 1 : redeliveries + 1;
  }

  static List<String> sampled(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    if (body instanceof Delivery delivery) {
      return sampled(delivery);
    }
    if (body instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Delivery) {
      List<String> contexts = new ArrayList<>();
      list.forEach(each -> contexts.addAll(sampled((Delivery) Objects.requireNonNull(each))));
      return contexts;
    }
    return sampled(exchange.getMessage().getHeader(RpcHeaders.TRACEPARENT));
  }

  private static List<String> sampled(Delivery delivery) {
    return sampled(Headers.text(Headers.of(delivery.properties()), RpcHeaders.TRACEPARENT));
  }

  private static List<String> sampled(@Nullable Object traceparent) {
    String context = TraceContext.ifSampled(traceparent);
    return context == null ? List.of() : List.of(context);
  }
}
