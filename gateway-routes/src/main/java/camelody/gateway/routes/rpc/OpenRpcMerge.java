package camelody.gateway.routes.rpc;

import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one OpenRPC document of several. */
final class OpenRpcMerge {
  private static final Logger LOG = LoggerFactory.getLogger(OpenRpcMerge.class);

  private OpenRpcMerge() {}

  static JsonBytes of(List<JsonBytes> documents) {
    ObjectNode whole = Json.MAPPER.createObjectNode();
    whole.put("openrpc", "1.3.2");
    whole
        .putObject("info")
        .put("title", "Camelody")
        .put("description", "The methods of all services that answer at present.")
        .put("version", "1.0.0");
    ArrayNode methods = whole.putArray("methods");
    ObjectNode schemas = Json.MAPPER.createObjectNode();
    for (JsonBytes document : documents) {
      add(document, methods, schemas);
    }
    if (!schemas.isEmpty()) {
      whole.putObject("components").set("schemas", schemas);
    }
    return JsonBytes.of(whole);
  }

  private static void add(JsonBytes document, ArrayNode methods, ObjectNode schemas) {
    try {
      JsonNode tree = Json.MAPPER.readTree(document.toBytes());
      tree.path("methods").forEach(methods::add);
      if (tree.path("components").path("schemas") instanceof ObjectNode own) {
        schemas.setAll(own);
      }
    } catch (IOException broken) {
      LOG.warn("a service describes itself in something that is not JSON");
    }
  }
}
