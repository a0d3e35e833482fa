package camelody.messaging.teaching;

import camelody.messaging.tracing.TraceContext;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Tells of the requests that come to a gateway from outside (Messaging Gateway): each is the first
 * and the last step of its trace.
 */
public final class Requests {
  private static final String NODE = "from";
  private static final int FAILED = 500;
  private static final int REFUSED = 400;

  private final TraceRing ring;
  private final Bodies bodies;

  /**
   * Says how a request ended.
   *
   * @param body what was answered, if anything
   * @param nanos from the request's arrival to its answer
   */
  public record Answer(int status, @Nullable Object body, long nanos) {}

  Requests(TraceRing ring, Bodies bodies) {
    this.ring = ring;
    this.bodies = bodies;
  }

  /**
   * Is told that a request begins its route.
   *
   * @param what the verb and the template of the path, {@code GET /api/tracks/{trackId}}
   */
  public void entered(Exchange exchange, String traceparent, String route, String what) {
    if (TraceContext.isSampled(traceparent)) {
      Unharmed.by(
          () -> {
            TraceEvent event = event("step-entered", exchange, traceparent, route, what);
            event.headers = TracedStep.shown(exchange.getMessage());
            event.body = bodies.keep(exchange.getMessage().getBody());
            ring.add(event);
          });
    }
  }

  /** Is told how a request was answered. */
  public void left(
      Exchange exchange, String traceparent, String route, String what, Answer answer) {
    if (TraceContext.isSampled(traceparent)) {
      Unharmed.by(
          () -> {
            TraceEvent event = event("step-left", exchange, traceparent, route, what);
            event.elapsedMicros = TimeUnit.NANOSECONDS.toMicros(answer.nanos());
            event.outcome = outcome(answer.status());
            event.status = answer.status();
            event.body = bodies.keep(answer.body());
            ring.add(event);
          });
    }
  }

  private static String outcome(int status) {
    return status >= FAILED ? "error" : status >= REFUSED ? "refused" : "ok";
  }

  private static TraceEvent event(
      String type, Exchange exchange, String traceparent, String route, String what) {
    TraceEvent event = TraceEvent.of(type, traceparent);
    event.route = route;
    event.node = NODE;
    event.pattern = "messaging-gateway";
    event.method = what;
    event.user = TracedStep.user(exchange);
    return event;
  }
}
