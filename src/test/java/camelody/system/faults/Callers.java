package camelody.system.faults;

import camelody.system.AmqpPeer;
import camelody.system.Json;
import camelody.system.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls methods straight over the broker, as anybody. */
final class Callers {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AmqpPeer peer;
  private final RunningSystem system;

  Callers(AmqpPeer peer, RunningSystem system) {
    this.peer = peer;
    this.system = system;
  }

  JsonNode call(String method, Map<String, ?> params, @Nullable String token) throws Exception {
    Map<String, Object> headers = new HashMap<>();
    if (token != null) {
      headers.put("authorization", "Bearer " + token);
    }
    return call(method, params, headers);
  }

  /** Calls with any headers. */
  JsonNode call(String method, Map<String, ?> params, Map<String, Object> headers)
      throws Exception {
    // Patience that does not depend on how busy the machine is.
    Map<String, Object> patient = new HashMap<>(headers);
    patient.putIfAbsent("camelody-deadline", System.currentTimeMillis() + PATIENCE.toMillis());
    String request =
        Json.write(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params));
    String reply =
        peer.call(
            method.substring(0, method.indexOf('.')),
            request.getBytes(StandardCharsets.UTF_8),
            new BasicProperties.Builder().contentType("application/json").headers(patient).build(),
            PATIENCE);
    if (reply == null) {
      throw new IllegalStateException("no reply to " + request);
    }
    return Json.read(reply);
  }

  /** Calls and answers the result; anything else fails the test. */
  JsonNode result(String method, Map<String, ?> params, @Nullable String token) throws Exception {
    JsonNode reply = call(method, params, token);
    if (!reply.has("result")) {
      throw new AssertionError(method + " answered " + reply);
    }
    return reply.path("result");
  }

  /** Logs the administrator in; each time a new session, for some calls end it. */
  String administrator() throws Exception {
    return result(
            "users.authenticate",
            Map.of("username", "admin", "password", system.administratorPassword()),
            null)
        .path("token")
        .asText();
  }
}
