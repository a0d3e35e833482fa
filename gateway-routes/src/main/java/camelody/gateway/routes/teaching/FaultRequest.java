package camelody.gateway.routes.teaching;

import camelody.gateway.routes.http.Problem;
import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to break: {@code {"kind":"slow-service","target":"catalogue",
 * "parameters":{"milliseconds":50},"seconds":120}}.
 *
 * @param target a service or an instance; empty where none is needed
 * @param parameters the kind's own numbers, within their bounds
 * @param seconds after which it resets itself
 */
record FaultRequest(FaultKind kind, String target, ObjectNode parameters, int seconds) {
  private static final int USUAL_SECONDS = 60;

  /**
   * Reads a request.
   *
   * @throws camelody.gateway.routes.http.ProblemException 400 that says what was expected
   */
  static FaultRequest read(@Nullable Buffer body, int secondsMax) {
    JsonNode json = json(body);
    FaultKind kind =
        FaultKind.of(json.path("kind").asText())
            .orElseThrow(
                () ->
                    Problem.badRequest(
                            "kind: expected one of "
                                + Arrays.stream(FaultKind.values())
                                    .map(each -> each.text)
                                    .collect(Collectors.joining(", ")))
                        .asException());
    String target = json.path("target").asText();
    if (kind.target != FaultKind.Target.NONE && !target.matches("[a-z][a-z0-9-]{0,62}")) {
      throw Problem.badRequest("target: expected a service or an instance of one").asException();
    }
    ObjectNode parameters = Json.MAPPER.createObjectNode();
    if (!kind.parameter.isEmpty()) {
      JsonNode given = json.path("parameters").path(kind.parameter);
      parameters.put(kind.parameter, number(given, kind.parameter, kind.usual, kind.most));
    }
    return new FaultRequest(
        kind,
        target,
        parameters,
        number(json.path("seconds"), "seconds", Math.min(USUAL_SECONDS, secondsMax), secondsMax));
  }

  private static JsonNode json(@Nullable Buffer body) {
    try {
      return Json.STRICT.readTree(body == null ? new byte[0] : body.getBytes());
    } catch (IOException broken) {
      throw Problem.badRequest("expected JSON, came something else").asException();
    }
  }

  private static int number(JsonNode given, String name, int usual, int most) {
    if (given.isMissingNode()) {
      return usual;
    }
    if (!given.canConvertToInt()
        || !given.isIntegralNumber()
        || given.intValue() < 1
        || given.intValue() > most) {
      throw Problem.badRequest(name + ": expected a whole number from 1 to " + most).asException();
    }
    return given.intValue();
  }
}
