package camelody.lab;

import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFault;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a result of what a route ends with, if that is JSON. */
final class ResultTranslator {
  private ResultTranslator() {}

  /**
   * Answers the JSON.
   *
   * @throws camelody.messaging.jsonrpc.RpcFaultException {@link FaultCode#INTERNAL_ERROR}, with
   *     what came instead
   */
  static JsonBytes translate(String method, @Nullable Object body) {
    String other = other(body, 0);
    if (other != null) {
      throw RpcFault.of(
              FaultCode.INTERNAL_ERROR,
              method
                  + " ended with "
                  + other
                  + ": expected a map, a list, a text, a number, true, false or null")
          .asException();
    }
    return body == null ? JsonBytes.ofText("null") : JsonBytes.of(body);
  }

  /** Names the first thing in it that is no JSON. */
  private static @Nullable String other(@Nullable Object value, int depth) {
    if (depth > Json.DEPTH_MAX) {
      return "more than " + Json.DEPTH_MAX + " levels";
    }
    if (value instanceof Map<?, ?> map) {
      return map.keySet().stream().allMatch(String.class::isInstance)
          ? first(map.values(), depth)
          : "a map whose keys are no texts";
    }
    if (value instanceof Iterable<?> list && !(value instanceof JsonNode)) {
      return list instanceof java.util.Collection<?> ? first(list, depth) : name(value);
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return "a number that is not finite";
    }
    boolean plain =
        value == null
            || value instanceof String
            || value instanceof Number
            || value instanceof Boolean
            || value instanceof JsonNode
            || value instanceof JsonBytes;
    return plain ? null : name(value);
  }

  private static @Nullable String first(Iterable<?> values, int depth) {
    for (Object each : values) {
      String other = other(each, depth + 1);
      if (other != null) {
        return other;
      }
    }
    return null;
  }

  private static String name(@Nullable Object value) {
    return value == null ? "nothing" : "a " + value.getClass().getSimpleName();
  }
}
