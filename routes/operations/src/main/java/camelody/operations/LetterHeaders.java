package camelody.operations;

import camelody.messaging.amqp.Exchanges;
import camelody.messaging.amqp.Headers;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.events.DeadLetter;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.LongString;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the headers of a dead letter: those that our consumer wrote, or those that RabbitMQ wrote
 * when its own bound put the letter here.
 */
final class LetterHeaders {
  private static final Set<String> TOLD_ELSEWHERE =
      Set.of(
          DeadLetter.REASON,
          DeadLetter.EXCEPTION,
          DeadLetter.FIRST_QUEUE,
          DeadLetter.FAILED_AT,
          DeadLetter.ATTEMPTS,
          DeadLetter.ROUTING_KEY,
          // Counts how often administrators looked.
          "x-delivery-count");
  private static final int TEXT_MAX = 1024;
  private static final int ITEMS_MAX = 50;
  private static final int DEPTH_MAX = 4;

  private final Map<String, Object> headers;
  private final Map<?, ?> death;
  private final Envelope envelope;

  LetterHeaders(GetResponse letter) {
    this.headers = Headers.of(letter.getProps());
    this.death = firstDeath(headers.get("x-death"));
    this.envelope = letter.getEnvelope();
  }

  String reason() {
    String ours = text(DeadLetter.REASON);
    if (ours != null) {
      return ours;
    }
    return death.containsKey("reason")
        ? "BROKER_" + String.valueOf(death.get("reason")).toUpperCase(java.util.Locale.ROOT)
        : "BROKER";
  }

  @Nullable String exception() {
    return text(DeadLetter.EXCEPTION);
  }

  @Nullable String firstQueue() {
    String ours = text(DeadLetter.FIRST_QUEUE);
    return ours == null ? text("x-first-death-queue") : ours;
  }

  @Nullable String failedAt() {
    String ours = text(DeadLetter.FAILED_AT);
    return ours == null && death.get("time") instanceof Date time
        ? time.toInstant().toString()
        : ours;
  }

  @Nullable Integer attempts() {
    return headers.get(DeadLetter.ATTEMPTS) instanceof Integer attempts ? attempts : null;
  }

  /** Answers the trace-id of {@code 00-<trace-id>-<span-id>-<flags>}. */
  @Nullable String traceId() {
    String traceparent = text(RpcHeaders.TRACEPARENT);
    String[] parts = traceparent == null ? new String[0] : traceparent.split("-", -1);
    return parts.length == 4 ? parts[1] : null;
  }

  /** Answers the key under which the event was published first; by it a replay is read. */
  @Nullable String routingKey() {
    String ours = text(DeadLetter.ROUTING_KEY);
    if (ours != null) {
      return ours;
    }
    if (death.get("routing-keys") instanceof List<?> keys && !keys.isEmpty()) {
      return String.valueOf(keys.get(0));
    }
    // Broker-J moves a message and leaves its key; to our exchange it was sent under the queue's.
    return envelope.getExchange().equals(Exchanges.DEAD_LETTER) ? null : envelope.getRoutingKey();
  }

  /** Answers what goes out again with a replay: nothing that tells of the failure. */
  Map<String, Object> forReplay() {
    Map<String, Object> kept = new LinkedHashMap<>();
    headers.forEach(
        (name, value) -> {
          if (!name.startsWith("x-") && !TOLD_ELSEWHERE.contains(name)) {
            kept.put(name, value);
          }
        });
    String routingKey = routingKey();
    if (routingKey != null) {
      kept.put(DeadLetter.ROUTING_KEY, routingKey);
    }
    return kept;
  }

  /** Answers the headers that {@link Letter} has no member for, fit for JSON. */
  Map<String, Object> others() {
    Map<String, Object> shown = new LinkedHashMap<>();
    headers.entrySet().stream()
        .filter(header -> !TOLD_ELSEWHERE.contains(header.getKey()))
        .limit(ITEMS_MAX)
        .forEach(header -> shown.put(header.getKey(), shown(header.getValue(), 0)));
    return shown;
  }

  private @Nullable String text(String name) {
    return Headers.text(headers, name);
  }

  private static Map<?, ?> firstDeath(@Nullable Object deaths) {
    return deaths instanceof List<?> list
            && !list.isEmpty()
            && list.get(0) instanceof Map<?, ?> first
        ? first
        : Map.of();
  }

  private static Object shown(@Nullable Object value, int depth) {
    if (value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Date time) {
      return time.toInstant().toString();
    }
    if (value instanceof byte[] bytes) {
      return bounded(Base64.getEncoder().encodeToString(bytes));
    }
    if (value instanceof LongString text) {
      return bounded(text.length() > TEXT_MAX * 4L ? "(a long text)" : text.toString());
    }
    if (value instanceof List<?> list && depth < DEPTH_MAX) {
      return list.stream().limit(ITEMS_MAX).map(item -> shown(item, depth + 1)).toList();
    }
    if (value instanceof Map<?, ?> map && depth < DEPTH_MAX) {
      Map<String, Object> members = new LinkedHashMap<>();
      map.entrySet().stream()
          .limit(ITEMS_MAX)
          .forEach(
              member ->
                  members.put(
                      String.valueOf(member.getKey()), shown(member.getValue(), depth + 1)));
      return members;
    }
    return bounded(String.valueOf(value));
  }

  private static String bounded(String text) {
    return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text;
  }
}
