package camelody.client.gateway;

import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * What the gateway answered.
 *
 * @param path what was asked for, without its query
 * @param body as text; empty where there is nothing to say (204)
 */
public record Answer(String path, int status, HttpHeaders headers, String body) {

  /** Answers the body as a tree; an empty object when there is none. */
  public JsonNode json() {
    try {
      return Json.MAPPER.readTree(body.isEmpty() ? "{}" : body);
    } catch (JsonProcessingException broken) {
      throw new GatewayAway("expected JSON from the gateway, came something else: is it Camelody?");
    }
  }

  /** Answers a header's first value, or an empty text. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
