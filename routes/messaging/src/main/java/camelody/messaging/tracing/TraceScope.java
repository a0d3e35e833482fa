package camelody.messaging.tracing;

import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Says in which spans an exchange is being handled at this moment: one for each sampled trace, for
 * a batch of events belongs to several.
 *
 * <p>It is there only while the teaching console is on, and only on exchanges that are sampled.
 *
 * @param contexts each a {@code traceparent} whose span is the step that is at work
 */
public record TraceScope(List<String> contexts, boolean tapped) {
  private static final String PROPERTY = "camelody.trace.scope";

  public TraceScope {
    contexts = List.copyOf(contexts);
  }

  public static @Nullable TraceScope of(Exchange exchange) {
    return exchange.getProperty(PROPERTY, TraceScope.class);
  }

  /** Makes this the scope of an exchange, and of those that are copied from it. */
  public void into(Exchange exchange) {
    exchange.setProperty(PROPERTY, this);
  }

  public static void restore(Exchange exchange, @Nullable TraceScope outer) {
    if (outer == null) {
      exchange.removeProperty(PROPERTY);
    } else {
      outer.into(exchange);
    }
  }

  /** Leaves an exchange those traces alone that its own messages belong to. */
  public static void narrow(Exchange exchange, List<String> traceparents) {
    TraceScope whole = of(exchange);
    if (whole != null) {
      List<String> traceIds = traceparents.stream().map(TraceContext::traceId).toList();
      List<String> own =
          whole.contexts().stream()
              .filter(context -> traceIds.contains(TraceContext.traceId(context)))
              .toList();
      new TraceScope(own, whole.tapped()).into(exchange);
    }
  }
}
