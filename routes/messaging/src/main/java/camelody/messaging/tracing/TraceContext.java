package camelody.messaging.tracing;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Makes and reads the header {@code traceparent} (W3C Trace Context §3.2): {@code 00-<trace, 32
 * hex>-<parent span, 16 hex>-<flags, 2 hex>}.
 */
public final class TraceContext {
  /** The MDC keys that log lines and the outbox read. */
  public static final String MDC_TRACEPARENT = "traceparent";

  public static final String MDC_TRACE_ID = "traceId";

  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final char[] HEX = "0123456789abcdef".toCharArray();
  private static final int TRACE_ID_BEGIN = 3;
  private static final int TRACE_ID_END = 35;
  private static final int FLAGS_BEGIN = 52;

  private TraceContext() {}

  /** Starts a trace. */
  public static String start() {
    StringBuilder text = new StringBuilder(55).append("00-");
    appendHex(text, nonZero());
    appendHex(text, ThreadLocalRandom.current().nextLong());
    appendHex(text.append('-'), nonZero());
    return text.append("-01").toString();
  }

  /** Answers the context for the next hop: the same trace, a new span; or a new trace. */
  public static String child(@Nullable Object traceparent) {
    if (!(traceparent instanceof String parent) || !isValid(parent)) {
      return start();
    }
    StringBuilder text = new StringBuilder(55).append(parent, 0, TRACE_ID_END);
    appendHex(text.append('-'), nonZero());
    return text.append(parent, FLAGS_BEGIN, parent.length()).toString();
  }

  public static boolean isValid(@Nullable String traceparent) {
    return traceparent != null && FORM.matcher(traceparent).matches();
  }

  /** Answers the 32 letters of the trace id. */
  public static String traceId(String traceparent) {
    return traceparent.substring(TRACE_ID_BEGIN, TRACE_ID_END);
  }

  /** Runs work whose log lines carry the trace id. */
  public static void during(String traceparent, Runnable work) {
    MDC.put(MDC_TRACEPARENT, traceparent);
    MDC.put(MDC_TRACE_ID, traceId(traceparent));
    try {
      work.run();
    } finally {
      MDC.remove(MDC_TRACEPARENT);
      MDC.remove(MDC_TRACE_ID);
    }
  }

  private static long nonZero() {
    long number = ThreadLocalRandom.current().nextLong();
    return number == 0 ? 1 : number;
  }

  private static void appendHex(StringBuilder text, long number) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      text.append(HEX[(int) (number >>> shift) & 0xf]);
    }
  }
}
