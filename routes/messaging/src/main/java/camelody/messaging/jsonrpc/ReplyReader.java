package camelody.messaging.jsonrpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads a reply that another implementation wrote, member by member in any order. */
final class ReplyReader {
  private ReplyReader() {}

  static RpcReply read(byte[] message, JsonParser json, JsonBytes expectedId) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return RpcReply.bad("expected a JSON-RPC 2.0 reply, came no object");
    }
    boolean version = false;
    JsonBytes id = null;
    JsonBytes result = null;
    JsonBytes error = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      JsonBytes value = slice(message, json);
      switch (name) {
        case "jsonrpc" -> version = value.toString().equals("\"2.0\"");
        case "id" -> id = value;
        case "result" -> result = value;
        case "error" -> error = value;
        default -> {}
      }
    }
    if (json.nextToken() != null) {
      return RpcReply.bad("expected one JSON-RPC 2.0 reply, came more after it");
    }
    if (!version || id == null || (result == null) == (error == null)) {
      return RpcReply.bad("expected a JSON-RPC 2.0 reply with id and either result or error");
    }
    if (result != null) {
      return sameId(id, expectedId)
          ? new RpcReply.Result(result)
          : RpcReply.bad("expected the reply to this request, came one with another id");
    }
    return sameId(id, expectedId) || id.equals(RpcReply.NULL_ID)
        ? readFault(error)
        : RpcReply.bad("expected the reply to this request, came one with another id");
  }

  private static JsonBytes slice(byte[] message, JsonParser json) throws IOException {
    int start = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    return new JsonBytes(message, start, (int) json.currentLocation().getByteOffset());
  }

  // A peer may write the same id in other letters: 1.50 for 1.5, é for its escape.
  private static boolean sameId(JsonBytes id, JsonBytes expected) throws IOException {
    return id.equals(expected) || idValue(id).equals(idValue(expected));
  }

  private static Object idValue(JsonBytes id) throws IOException {
    try {
      return new BigDecimal(id.toString()).stripTrailingZeros();
    } catch (NumberFormatException text) {
      return Json.MAPPER.readTree(id.toBytes());
    }
  }

  private static RpcReply readFault(@Nullable JsonBytes error) throws IOException {
    JsonNode tree = Json.MAPPER.readTree(error == null ? new byte[0] : error.toBytes());
    if (!tree.path("code").canConvertToInt() || !tree.path("message").isTextual()) {
      return RpcReply.bad("expected an error with an integer code and a message");
    }
    JsonBytes data = tree.hasNonNull("data") ? JsonBytes.of(tree.get("data")) : null;
    return new RpcReply.Fault(
        RpcFault.received(tree.get("code").intValue(), tree.get("message").textValue(), data));
  }
}
