package camelody.messaging.methods;

import static java.util.Map.entry;

import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Makes an example of what a JSON schema describes, for people who read a contract: values that fit
 * the schema, and that look like what the name says.
 */
public final class Examples {
  private static final JsonNodeFactory NODES = Json.MAPPER.getNodeFactory();
  private static final String ID = "0190a3c6-5d1e-7f4a-9b2d-3c5e8f7a1b60";
  private static final String TIME = "2026-01-31T12:00:00Z";
  private static final String DATE = "2026-01-31";

  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          entry("title", "Greensleeves"),
          entry("artist", "The Consort"),
          entry("albumArtist", "The Consort"),
          entry("album", "Tunes of the Road"),
          entry("genre", "Folk"),
          entry("genres", "Folk"),
          entry("contentType", "audio/flac"),
          entry("username", "ada"),
          entry("displayName", "Ada"),
          entry("name", "For the road"),
          entry("description", "What to hear on a long way"),
          entry("password", "correct horse battery"),
          entry("currentPassword", "correct horse battery"),
          entry("newPassword", "battery horse correct"),
          entry("query", "greensl"),
          entry("q", "greensl"),
          entry("role", "listener"),
          entry("queue", "history.listening"),
          entry("service", "catalogue"),
          entry("instance", "catalogue-1"),
          entry("path", "The Consort/Greensleeves.flac"),
          entry("change", "tracks-added"));

  private static final Map<String, Long> NUMBERS =
      Map.ofEntries(
          entry("limit", 20L),
          entry("offset", 0L),
          entry("year", 1652L),
          entry("durationSeconds", 187L),
          entry("bitRateKbps", 256L),
          entry("sizeBytes", 6_029_312L),
          entry("rating", 5L));

  private Examples() {}

  /**
   * Answers an example.
   *
   * @param name what the value is called where it stands
   */
  public static JsonNode of(String name, JsonNode schema) {
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.path("enum").has(0)) {
      return schema.path("enum").get(0);
    }
    if (schema.path("oneOf").has(0)) {
      return of(name, schema.path("oneOf").get(0));
    }
    return switch (type(schema)) {
      case "object" -> object(schema);
      case "array" -> array(name, schema);
      case "boolean" -> NODES.booleanNode(true);
      case "integer", "number" -> NODES.numberNode(NUMBERS.getOrDefault(name, 1L));
      case "string" -> NODES.textNode(text(name, schema));
      default -> NODES.objectNode();
    };
  }

  // A nullable value has two types; the example shows what is there when it is.
  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isArray() ? type.path(0).asText() : type.asText();
  }

  private static ObjectNode object(JsonNode schema) {
    ObjectNode example = NODES.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(member -> example.set(member.getKey(), of(member.getKey(), member.getValue())));
    return example;
  }

  private static ArrayNode array(String name, JsonNode schema) {
    return NODES.arrayNode().add(of(name, schema.path("items")));
  }

  private static String text(String name, JsonNode schema) {
    return switch (schema.path("format").asText()) {
      case "uuid" -> ID;
      case "date-time" -> TIME;
      case "date" -> DATE;
      default -> TEXTS.getOrDefault(name, name);
    };
  }
}
