package camelody.lab;

import camelody.messaging.component.CallBodies;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcResult;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets a learner's route handle JSON as plain maps, lists, texts and numbers, which Simple can look
 * into: {@code ${body[items][0][title]}}.
 */
public final class LabBodies implements CallBodies {
  /** Takes a text that is a JSON object or array as what it says: params are never texts. */
  @Override
  public Object params(@Nullable Object body) {
    if (body == null) {
      return Map.of();
    }
    return body instanceof String text ? parsed(text) : body;
  }

  @Override
  public @Nullable Object result(RpcResult result) {
    return result.as(Object.class);
  }

  /**
   * Keeps for the console what a map or a list holds at this moment: the route may change it in its
   * next step.
   */
  public static Object shown(Object body) {
    try {
      return body instanceof Map || body instanceof List ? JsonBytes.of(body) : body;
    } catch (IllegalStateException noJson) {
      return Map.of();
    }
  }

  private static Object parsed(String text) {
    try {
      return Json.STRICT.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(
          "expected params as a map, a list or a JSON text, came another text", broken);
    }
  }
}
