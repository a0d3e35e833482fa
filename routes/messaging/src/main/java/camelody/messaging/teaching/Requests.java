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
   * Says what was asked.
   *
   * @param traceparent the request's own place in its trace
   * @param parent the client's span, if it has sent one
   * @param route that it enters
   * @param what the verb and the template of the path, {@code GET /api/tracks/{trackId}}
   */
  public record Request(String traceparent, @Nullable String parent, String route, String what) {}

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

  /** Is told that a request begins its route. */
  public void entered(Exchange exchange, Request request) {
    if (TraceContext.isSampled(request.traceparent())) {
      Unharmed.by(
          () -> {
            TraceEvent event = event("step-entered", exchange, request);
            event.headers = TracedStep.shown(exchange.getMessage());
            event.body = bodies.keep(exchange.getMessage().getBody());
            ring.add(event);
          });
    }
  }

  /** Is told how a request was answered. */
  public void left(Exchange exchange, Request request, Answer answer) {
    if (TraceContext.isSampled(request.traceparent())) {
      Unharmed.by(
          () -> {
            TraceEvent event = event("step-left", exchange, request);
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

  private static TraceEvent event(String type, Exchange exchange, Request request) {
    TraceEvent event = TraceEvent.of(type, request.traceparent());
    event.parent = request.parent();
    event.route = request.route();
    event.node = NODE;
    event.pattern = "messaging-gateway";
    event.method = request.what();
    event.user = TracedStep.user(exchange);
    return event;
  }
}
