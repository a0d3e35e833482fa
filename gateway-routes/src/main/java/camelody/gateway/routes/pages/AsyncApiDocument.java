package camelody.gateway.routes.pages;

import camelody.messaging.amqp.Exchanges;
import camelody.messaging.amqp.Topology;
import camelody.messaging.events.EventNames;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.methods.Examples;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;

/** Describes all events as an AsyncAPI 3.0 document. */
final class AsyncApiDocument {
  private AsyncApiDocument() {}

  static byte[] bytes() {
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Camelody events")
        .put("version", "1.0.0")
        .put(
            "description",
            "JSON-RPC 2.0 notifications on the topic exchange "
                + Exchanges.EVENTS
                + ", persistent, each with an id of its own.");
    document.put("defaultContentType", "application/json");
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ObjectNode messages = document.putObject("components").putObject("messages");
    for (EventCatalogue.Event event : EventCatalogue.ALL) {
      channel(event, channels.putObject(event.routingKey()));
      operations(event, operations);
      message(event, messages.putObject(event.routingKey()));
    }
    return Json.bytes(document);
  }

  private static void channel(EventCatalogue.Event event, ObjectNode channel) {
    channel.put("address", event.routingKey());
    channel.put("summary", event.summary());
    channel
        .putObject("messages")
        .putObject(event.routingKey())
        .put("$ref", "#/components/messages/" + event.routingKey());
    ObjectNode amqp = channel.putObject("bindings").putObject("amqp");
    amqp.put("is", "routingKey");
    amqp.putObject("exchange")
        .put("name", Exchanges.EVENTS)
        .put("type", "topic")
        .put("durable", true)
        .put("autoDelete", false);
    amqp.put("bindingVersion", "0.3.0");
  }

  private static void operations(EventCatalogue.Event event, ObjectNode operations) {
    operation(event, "send", event.publisher(), operations);
    for (Topology.EventQueue queue : Topology.EVENT_QUEUES) {
      if (queue.bindings().stream().anyMatch(pattern -> matches(pattern, event.routingKey()))) {
        operation(event, "receive", queue.name(), operations);
      }
    }
  }

  private static void operation(
      EventCatalogue.Event event, String action, String who, ObjectNode operations) {
    ObjectNode operation = operations.putObject(who + "." + action + "." + event.routingKey());
    operation.put("action", action);
    operation.put("title", who);
    operation.putObject("channel").put("$ref", "#/channels/" + event.routingKey());
    operation
        .putArray("messages")
        .addObject()
        .put("$ref", "#/channels/" + event.routingKey() + "/messages/" + event.routingKey());
  }

  private static void message(EventCatalogue.Event event, ObjectNode message) {
    message.put("name", EventNames.method(event.routingKey()));
    message.put("summary", event.summary());
    message.put("contentType", "application/json");
    ObjectNode payload = message.putObject("payload").put("type", "object");
    payload.putArray("required").add("jsonrpc").add("method").add("params");
    ObjectNode members = payload.putObject("properties");
    members.putObject("jsonrpc").put("const", "2.0");
    members.putObject("method").put("const", EventNames.method(event.routingKey()));
    ObjectNode params = members.putObject("params").put("type", "object");
    params.putArray("required").add("eventId").add("occurredAt");
    ObjectNode fields = params.putObject("properties");
    typed(fields.putObject("eventId"), "uuid");
    typed(fields.putObject("occurredAt"), "date-time");
    for (Map.Entry<String, String> field : event.fields().entrySet()) {
      typed(fields.putObject(field.getKey()), field.getValue());
    }
    message
        .putArray("examples")
        .addObject()
        .put("name", event.routingKey())
        .set("payload", Examples.of("", payload));
  }

  private static void typed(ObjectNode schema, String type) {
    switch (type) {
      case "uuid", "date-time" -> schema.put("type", "string").put("format", type);
      case "uuid?" -> {
        schema.putArray("type").add("string").add("null");
        schema.put("format", "uuid");
      }
      default -> schema.put("type", type);
    }
  }

  private static boolean matches(String pattern, String routingKey) {
    return Pattern.matches(
        pattern.replace(".", "\\.").replace("*", "[^.]+").replace("#", ".*"), routingKey);
  }
}
