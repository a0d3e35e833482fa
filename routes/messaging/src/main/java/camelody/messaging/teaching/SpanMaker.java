package camelody.messaging.teaching;

import camelody.messaging.amqp.Exchanges;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans of events, as OpenTelemetry's conventions want them.
 *
 * <pre>
 *   events                                     span
 *   step-left at the gateway's beginning       SERVER    GET /api/tracks/{trackId}
 *   step-left elsewhere                        INTERNAL  the route and its node
 *   published … reply-received, timed-out      CLIENT    catalogue.findTrack
 *   published … confirmed, dead-lettered       PRODUCER  listening.track-played.v1
 *   delivered … replied                        SERVER    catalogue.findTrack
 *   delivered … its last step-left             CONSUMER  history.listening
 * </pre>
 *
 * <p>Our events name a hop over the broker by one span at both ends; here the receiving end gets
 * one of its own, made of the hop's id, the queue and the process. Used by one thread.
 */
final class SpanMaker {
  private static final int OPEN_MAX = 5_000;
  private static final long QUIET_MICROS = 1_000_000;
  private static final long MIXER = 0x9E37_79B9_7F4A_7C15L;

  private final Tracer tracer;
  private final GivenIds ids;
  private final String process;
  private final Map<String, TraceEvent> published = bounded();
  private final Map<String, TraceEvent> delivered = bounded();
  private final Set<String> received = Collections.newSetFromMap(bounded());

  SpanMaker(Tracer tracer, GivenIds ids, String process) {
    this.tracer = tracer;
    this.ids = ids;
    this.process = process;
  }

  void add(TraceEvent event) {
    if (event.trace == null || event.span == null) {
      return;
    }
    switch (event.type) {
      case "published" -> published.put(event.span, event);
      case "delivered" -> deliver(event);
      case "step-left" -> leaveStep(event);
      case "replied" -> reply(event);
      case "expired" -> expire(event);
      case "retried" ->
          make(event, "retry " + event.attempt, SpanKind.INTERNAL, event.at, fresh(event));
      case "reply-received", "timed-out", "abandoned", "unroutable", "confirmed", "dead-lettered" ->
          endPublication(event);
      default -> {}
    }
  }

  private void leaveStep(TraceEvent event) {
    boolean entrance = "messaging-gateway".equals(event.pattern);
    make(
        event,
        entrance ? String.valueOf(event.method) : event.route + " " + event.node,
        entrance ? SpanKind.SERVER : SpanKind.INTERNAL,
        event.at - event.elapsedMicros,
        Objects.requireNonNull(event.span));
    TraceEvent delivery = event.parent == null ? null : delivered.get(event.parent);
    if (delivery != null) {
      lengthen(delivery, event);
    }
  }

  private void deliver(TraceEvent event) {
    delivered.put(event.span, event);
    received.add(event.span);
    event.elapsedMicros = 0;
  }

  private void reply(TraceEvent event) {
    TraceEvent delivery = delivered.remove(event.span);
    if (delivery != null) {
      lengthen(delivery, event);
      makeDelivery(delivery, SpanKind.SERVER);
    }
  }

  private static void lengthen(TraceEvent delivery, TraceEvent by) {
    delivery.outcome = by.outcome;
    delivery.error = by.error;
    delivery.elapsedMicros = by.at - delivery.at;
  }

  /**
   * Ends the deliveries of events in which nothing has happened lately: nobody says that they end.
   */
  void endOld(long nowMicros) {
    Iterator<TraceEvent> each = delivered.values().iterator();
    while (each.hasNext()) {
      TraceEvent delivery = each.next();
      if (nowMicros - delivery.at - delivery.elapsedMicros > QUIET_MICROS) {
        each.remove();
        makeDelivery(delivery, SpanKind.CONSUMER);
      }
    }
  }

  private void expire(TraceEvent event) {
    event.elapsedMicros = 0;
    makeDelivery(event, SpanKind.CONSUMER);
  }

  private void makeDelivery(TraceEvent delivery, SpanKind kind) {
    String hop = Objects.requireNonNull(delivery.span);
    String method = TraceWriter.method(delivery);
    Span span =
        begin(
            delivery,
            kind == SpanKind.SERVER && method != null ? method : String.valueOf(delivery.queue),
            kind,
            delivery.at,
            new Ids(received(hop), hop));
    end(span, delivery, delivery.at + delivery.elapsedMicros);
  }

  private void endPublication(TraceEvent event) {
    TraceEvent begun = published.remove(event.span);
    if (begun != null) {
      boolean call = Exchanges.RPC.equals(begun.exchange);
      Span span =
          begin(
              begun,
              call ? String.valueOf(begun.method) : String.valueOf(begun.routingKey),
              call ? SpanKind.CLIENT : SpanKind.PRODUCER,
              begun.at,
              new Ids(Objects.requireNonNull(begun.span), parent(begun)));
      end(span, event, event.at);
    }
  }

  private void make(TraceEvent event, String name, SpanKind kind, long from, String id) {
    end(begin(event, name, kind, from, new Ids(id, parent(event))), event, event.at);
  }

  /**
   * Names a span.
   *
   * @param parent nothing, if it is the first of its trace
   */
  private record Ids(String own, @Nullable String parent) {}

  // What a delivered message caused lies in its delivery, and not in the publisher's span.
  private @Nullable String parent(TraceEvent event) {
    boolean caused = event.parent != null && received.contains(event.parent);
    return caused ? received(Objects.requireNonNull(event.parent)) : event.parent;
  }

  private Span begin(TraceEvent event, String name, SpanKind kind, long fromMicros, Ids named) {
    String trace = Objects.requireNonNull(event.trace);
    ids.next(trace, named.own());
    SpanBuilder builder =
        tracer
            .spanBuilder(name)
            .setSpanKind(kind)
            .setStartTimestamp(fromMicros, TimeUnit.MICROSECONDS);
    if (named.parent() == null) {
      builder.setNoParent();
    } else {
      builder.setParent(
          Context.root()
              .with(
                  Span.wrap(
                      SpanContext.createFromRemoteParent(
                          trace,
                          named.parent(),
                          TraceFlags.getSampled(),
                          TraceState.getDefault()))));
    }
    describe(builder, event);
    return builder.startSpan();
  }

  // https://opentelemetry.io/docs/specs/semconv/messaging/rabbitmq/
  private static void describe(SpanBuilder builder, TraceEvent event) {
    put(builder, "camelody.route", event.route);
    put(builder, "camelody.node", event.node);
    put(builder, "camelody.pattern", event.pattern);
    put(builder, "rpc.method", TraceWriter.method(event));
    if (event.exchange != null) {
      put(builder, "messaging.system", "rabbitmq");
      put(
          builder,
          "messaging.destination.name",
          event.queue == null ? event.exchange : event.queue);
      put(builder, "messaging.rabbitmq.destination.routing_key", event.routingKey);
    }
    if (event.status != TraceEvent.ABSENT) {
      builder.setAttribute("http.response.status_code", event.status);
    }
  }

  private static void put(SpanBuilder builder, String name, @Nullable String value) {
    if (value != null) {
      builder.setAttribute(name, value);
    }
  }

  // That a service says no is an answer, and no error.
  private static void end(Span span, TraceEvent last, long atMicros) {
    boolean failed = "error".equals(last.outcome) || "dead-lettered".equals(last.type);
    if (failed) {
      span.setStatus(StatusCode.ERROR, last.error == null ? "" : last.error);
    }
    span.end(atMicros, TimeUnit.MICROSECONDS);
  }

  private String received(String hop) {
    return mixed(hop, process.hashCode());
  }

  private static String fresh(TraceEvent event) {
    return mixed(Objects.requireNonNull(event.span), event.order);
  }

  private static String mixed(String span, long with) {
    long mixed = Long.parseUnsignedLong(span, 16) ^ ((with | 1) * MIXER);
    return "%016x".formatted(mixed == 0 ? 1 : mixed);
  }

  private static <T> Map<String, T> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > OPEN_MAX;
      }
    };
  }
}
