package camelody.client.conform;

import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What came to our reply queue. */
final class Reply {
  private static final int SHOWN_MAX = 200;

  private final String exchange;
  private final byte[] body;

  Reply(String exchange, byte[] body) {
    this.exchange = exchange;
    this.body = body;
  }

  /** Answers through which exchange it came; empty is the default exchange. */
  String exchange() {
    return exchange;
  }

  /** Answers the body as a tree; a missing node if it is not JSON. */
  JsonNode json() {
    try {
      JsonNode read = Json.MAPPER.readTree(body);
      return read == null ? Json.MAPPER.missingNode() : read;
    } catch (IOException broken) {
      return Json.MAPPER.missingNode();
    }
  }

  /** Answers the body for a person's eyes, bounded. */
  String shown() {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
  }
}
