package camelody.messaging.tracing;

import camelody.messaging.amqp.RpcHeaders;
import java.util.Map;
import org.apache.camel.Exchange;

/** Writes what a message carries so that its next hop belongs to the same trace. */
public final class TraceHeaders {
  private TraceHeaders() {}

  /** Adds the trace context for a message that an exchange sends. */
  public static void write(Exchange exchange, Map<String, Object> headers) {
    TraceScope scope = TraceScope.of(exchange);
    if (scope == null || scope.contexts().isEmpty()) {
      headers.put(
          RpcHeaders.TRACEPARENT,
          TraceContext.child(exchange.getMessage().getHeader(RpcHeaders.TRACEPARENT)));
      return;
    }
    String step = scope.contexts().get(0);
    headers.put(RpcHeaders.TRACEPARENT, TraceContext.child(step));
    addSender(scope, headers);
  }

  /** Adds who sends a message whose own context was written before. */
  public static void addSender(TraceScope scope, Map<String, Object> headers) {
    if (!scope.contexts().isEmpty()) {
      headers.put(RpcHeaders.PARENT_SPAN, TraceContext.spanId(scope.contexts().get(0)));
    }
    if (scope.tapped()) {
      headers.put(RpcHeaders.TAPPED, true);
    }
  }
}
