package camelody.messaging.tracing;

import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Says in which spans an exchange is being handled at this moment: one for each sampled trace, for
 * a batch of events belongs to several.
 *
 * <p>It is there only while messages are recorded. On an exchange that is not, once that is known,
 * it is {@link #NOT_SAMPLED}, so that no further step looks again.
 *
 * @param contexts each a {@code traceparent} whose span is the step that is at work
 */
public record TraceScope(List<String> contexts, boolean tapped) {
  /** The scope of an exchange that nobody wants recorded. */
  public static final TraceScope NOT_SAMPLED = new TraceScope(List.of(), false);

  private static final String PROPERTY = "camelody.trace.scope";

  public TraceScope {
    contexts = List.copyOf(contexts);
  }

  public static @Nullable TraceScope of(Exchange exchange) {
    return (TraceScope) exchange.getProperty(PROPERTY);
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
    if (whole != null && !whole.contexts().isEmpty()) {
      List<String> traceIds = traceparents.stream().map(TraceContext::traceId).toList();
      List<String> own =
          whole.contexts().stream()
              .filter(context -> traceIds.contains(TraceContext.traceId(context)))
              .toList();
      new TraceScope(own, whole.tapped()).into(exchange);
    }
  }
}
