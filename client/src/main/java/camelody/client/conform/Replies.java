package camelody.client.conform;

import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;

/** Judges replies by JSON-RPC 2.0 §5. */
final class Replies {
  private Replies() {}

  static Verdict judgeResult(Reply reply, String id) {
    JsonNode json = reply.json();
    return Verdict.of(
        isReply(json) && json.has("result") && hasId(json, List.of(id)),
        "a JSON-RPC 2.0 result under the id " + id,
        reply.shown());
  }

  static Verdict judgeFault(Reply reply, int code, String... ids) {
    return Verdict.of(
        isFault(reply.json(), code, ids),
        "the error " + code + " under the id " + String.join(" or ", ids),
        reply.shown());
  }

  static boolean isFault(JsonNode json, int code, String... ids) {
    return isReply(json)
        && json.at("/error/code").isInt()
        && json.at("/error/code").intValue() == code
        && hasId(json, Arrays.asList(ids));
  }

  /** Answers whether it is a reply: either a result, or an error with an integer and a message. */
  static boolean isReply(JsonNode json) {
    return json.isObject()
        && json.path("jsonrpc").asText().equals("2.0")
        && json.has("id")
        && json.has("result") != json.has("error")
        && (json.has("result") || isError(json.path("error")));
  }

  private static boolean isError(JsonNode error) {
    return error.path("code").isIntegralNumber() && error.path("message").isTextual();
  }

  private static boolean hasId(JsonNode json, List<String> ids) {
    return ids.stream().map(Replies::read).anyMatch(id -> isSame(id, json.path("id")));
  }

  // 1.50 is the number 1.5.
  private static boolean isSame(JsonNode id, JsonNode came) {
    if (id.isNumber() && came.isNumber()) {
      return id.decimalValue().compareTo(came.decimalValue()) == 0;
    }
    return id.equals(came);
  }

  private static JsonNode read(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
