package camelody.messaging.teaching;

import camelody.messaging.tracing.TraceContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to one message, as this process saw it; docs/tracing.md has the schema.
 *
 * <p>It is filled in where it happened, and only there; what costs time, such as writing JSON, is
 * left to the thread that sends it.
 */
public final class TraceEvent {
  static final long ABSENT = -1;

  final String type;
  final long at;
  final @Nullable String trace;
  final @Nullable String span;
  @Nullable String parent;
  @Nullable String route;
  @Nullable String node;
  @Nullable String pattern;
  @Nullable String method;
  @Nullable String exchange;
  @Nullable String routingKey;
  @Nullable String queue;
  @Nullable String outcome;
  @Nullable String error;
  @Nullable String user;
  @Nullable Map<String, ?> headers;
  @Nullable Object body;
  Bodies.@Nullable Head about;
  boolean tapped;
  int attempt;
  long elapsedMicros = ABSENT;
  long waitedMicros = ABSENT;
  long count = ABSENT;
  long status = ABSENT;
  long order;

  private TraceEvent(String type, @Nullable String trace, @Nullable String span) {
    this.type = type;
    this.at = Micros.now();
    this.trace = trace;
    this.span = span;
  }

  /** Begins an event of a trace. */
  static TraceEvent of(String type, String traceparent) {
    return new TraceEvent(
        type, TraceContext.traceId(traceparent), TraceContext.spanId(traceparent));
  }

  /** Begins an event of a process, which belongs to no trace. */
  static TraceEvent ofProcess(String type) {
    return new TraceEvent(type, null, null);
  }
}
