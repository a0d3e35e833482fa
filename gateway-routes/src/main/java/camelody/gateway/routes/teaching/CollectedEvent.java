package camelody.gateway.routes.teaching;

import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An event as a process told it; docs/tracing.md has the schema.
 *
 * @param json the whole event
 * @param order grows with the events of its process
 */
record CollectedEvent(ObjectNode json, String type, String process, long order, long at) {

  /** Reads what should be an event; nothing, if it is none. */
  static @Nullable CollectedEvent read(JsonNode came) {
    if (!(came instanceof ObjectNode event)
        || !event.path("type").isTextual()
        || !event.path("process").isTextual()) {
      return null;
    }
    return new CollectedEvent(
        event,
        event.path("type").textValue(),
        event.path("process").textValue(),
        event.path("order").asLong(),
        event.path("at").asLong());
  }

  /** Begins an event that the gateway itself tells, of what it saw of the whole system. */
  static CollectedEvent own(String type, String process, long atMicros) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("v", 1).put("type", type).put("at", atMicros).put("process", process);
    return new CollectedEvent(event, type, process, 0, atMicros);
  }

  @Nullable String text(String member) {
    return json.path(member).textValue();
  }

  @Nullable String trace() {
    return text("trace");
  }

  /** Names what must have happened before this; nothing, if it depends on nobody else. */
  @Nullable String cause() {
    return switch (type) {
      case "delivered", "expired" -> "published " + text("span");
      case "reply-received" -> "replied " + text("span");
      default -> null;
    };
  }

  /** Names what this is to others. */
  String effect() {
    return type + " " + text("span");
  }
}
