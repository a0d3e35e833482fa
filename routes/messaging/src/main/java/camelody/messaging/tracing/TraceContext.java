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
  private static final int LENGTH = 55;
  private static final int TRACE_ID_BEGIN = 3;
  private static final int TRACE_ID_END = 35;
  private static final int SPAN_BEGIN = 36;
  private static final int SPAN_END = 52;
  private static final int FLAGS_BEGIN = 52;
  private static final String SAMPLED = "-01";
  private static final String NOT_SAMPLED = "-00";

  private TraceContext() {}

  /** Starts a trace that is to be sampled. */
  public static String start() {
    return start(SAMPLED);
  }

  /** Starts a trace that only the logs are to know: nobody asked for it at the gateway. */
  public static String startUnsampled() {
    return start(NOT_SAMPLED);
  }

  private static String start(String flags) {
    StringBuilder text = new StringBuilder(LENGTH).append("00-");
    appendHex(text, nonZero());
    appendHex(text, ThreadLocalRandom.current().nextLong());
    appendHex(text.append('-'), nonZero());
    return text.append(flags).toString();
  }

  /**
   * Answers the context for the next hop: the same trace, a new span; or a new, unsampled trace.
   */
  public static String child(@Nullable Object traceparent) {
    if (!(traceparent instanceof String parent) || !isValid(parent)) {
      return startUnsampled();
    }
    StringBuilder text = new StringBuilder(LENGTH).append(parent, 0, TRACE_ID_END);
    appendHex(text.append('-'), nonZero());
    return text.append(parent, FLAGS_BEGIN, parent.length()).toString();
  }

  public static boolean isValid(@Nullable String traceparent) {
    return traceparent != null && FORM.matcher(traceparent).matches();
  }

  /** Answers the same context, to be sampled or not. */
  public static String sampled(String traceparent, boolean sampled) {
    return isSampled(traceparent) == sampled
        ? traceparent
        : traceparent.substring(0, FLAGS_BEGIN) + (sampled ? SAMPLED : NOT_SAMPLED);
  }

  /** Tells whether whoever began the trace wants all of it recorded (§3.2.2.5.1). */
  public static boolean isSampled(String traceparent) {
    return (Character.digit(traceparent.charAt(traceparent.length() - 1), 16) & 1) == 1;
  }

  /** Answers what came as a header, if it is a context and wants to be recorded; else nothing. */
  public static @Nullable String ifSampled(@Nullable Object header) {
    // Most are not sampled, which one letter tells.
    return header instanceof String context
            && context.length() == LENGTH
            && isSampled(context)
            && isValid(context)
        ? context
        : null;
  }

  /** Answers the 16 letters of the span id. */
  public static String spanId(String traceparent) {
    return traceparent.substring(SPAN_BEGIN, SPAN_END);
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
