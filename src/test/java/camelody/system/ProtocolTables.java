package camelody.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes the tables of docs/protocol.md out of what a running system says about itself. */
final class ProtocolTables {
  private static final String NONE = "none";

  private ProtocolTables() {}

  /**
   * Writes a row for each method: how it is called over JSON-RPC and over HTTP.
   *
   * @param openRpc what each service's {@code rpc.discover} answers
   * @param openApi what {@code /openapi.json} answers
   */
  static String methods(List<JsonNode> openRpc, JsonNode openApi) {
    Map<String, List<String>> paths = pathsByMethod(openApi);
    StringBuilder table =
        new StringBuilder(
            """
            | Method | Kind | Who | HTTP | Parameters (? may be left out) | Result |
            |---|---|---|---|---|---|
            """);
    for (JsonNode method : described(openRpc)) {
      String name = method.path("name").asText();
      row(
          table,
          code(name),
          method.at("/tags/0/name").asText(),
          method.path("x-access").asText(),
          String.join("<br>", paths.getOrDefault(name, List.of(NONE))),
          parameters(method.path("params")),
          code(shape(method.at("/result/schema"))));
    }
    return table.toString();
  }

  /** Writes a row for each path that is no method of a service: what the gateway does itself. */
  static String gatewayPaths(List<JsonNode> openRpc, JsonNode openApi) {
    List<String> known =
        described(openRpc).stream().map(method -> method.path("name").asText()).toList();
    StringBuilder table = new StringBuilder("| HTTP | Who | Does |\n|---|---|---|\n");
    openApi
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        verb -> {
                          if (!known.contains(verb.getValue().path("x-rpc-method").asText())) {
                            row(
                                table,
                                code(
                                    verb.getKey().toUpperCase(java.util.Locale.ROOT)
                                        + " "
                                        + path.getKey()),
                                verb.getValue().path("x-access").asText("anyone"),
                                verb.getValue().path("summary").asText());
                          }
                        }));
    return table.toString();
  }

  /** Writes a row for each event: what it carries, who tells it, which queues hear it. */
  static String events(JsonNode asyncApi) {
    Map<String, List<String>> publishers = new TreeMap<>();
    Map<String, List<String>> consumers = new TreeMap<>();
    for (JsonNode operation : asyncApi.path("operations")) {
      String key = operation.at("/channel/$ref").asText().replaceFirst("#/channels/", "");
      (operation.path("action").asText().equals("send") ? publishers : consumers)
          .computeIfAbsent(key, any -> new ArrayList<>())
          .add(code(operation.path("title").asText()));
    }
    StringBuilder table =
        new StringBuilder(
            """
            | Routing key | Tells | Fields besides eventId, occurredAt | Publisher | Queues |
            |---|---|---|---|---|
            """);
    asyncApi
        .at("/components/messages")
        .properties()
        .forEach(
            event ->
                row(
                    table,
                    code(event.getKey()),
                    event.getValue().path("summary").asText(),
                    fields(event.getValue().at("/payload/properties/params/properties")),
                    String.join(", ", publishers.getOrDefault(event.getKey(), List.of(NONE))),
                    String.join(", ", consumers.getOrDefault(event.getKey(), List.of(NONE)))));
    return table.toString();
  }

  private static List<JsonNode> described(List<JsonNode> openRpc) {
    return openRpc.stream().flatMap(document -> list(document.path("methods")).stream()).toList();
  }

  private static Map<String, List<String>> pathsByMethod(JsonNode openApi) {
    Map<String, List<String>> paths = new TreeMap<>();
    openApi
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        verb ->
                            paths
                                .computeIfAbsent(
                                    verb.getValue().path("x-rpc-method").asText(),
                                    any -> new ArrayList<>())
                                .add(
                                    code(
                                        verb.getKey().toUpperCase(java.util.Locale.ROOT)
                                            + " "
                                            + path.getKey()))));
    return paths;
  }

  private static String parameters(JsonNode params) {
    return params.isEmpty()
        ? NONE
        : list(params).stream()
            .map(
                param ->
                    code(
                        param.path("name").asText()
                            + (param.path("required").asBoolean() ? " " : "? ")
                            + type(param.path("schema"))))
            .collect(Collectors.joining(", "));
  }

  private static String fields(JsonNode properties) {
    List<String> fields = new ArrayList<>();
    properties
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("eventId") && !field.getKey().equals("occurredAt")) {
                fields.add(code(field.getKey() + " " + type(field.getValue())));
              }
            });
    return fields.isEmpty() ? NONE : String.join(", ", fields);
  }

  private static String type(JsonNode schema) {
    if (schema.path("type").asText().equals("array")) {
      return type(schema.path("items")) + "[]";
    }
    String type =
        schema.path("type").isArray()
            ? schema.at("/type/0").asText() + " or null"
            : schema.path("type").asText("any");
    String format = schema.path("format").asText("");
    return format.isEmpty() || format.startsWith("int") || format.equals("double")
        ? type
        : type.replace("string", format);
  }

  private static String shape(JsonNode schema) {
    if (schema.path("type").asText().equals("array")) {
      return "[" + shape(schema.path("items")) + "]";
    }
    JsonNode properties = schema.path("properties");
    if (properties.has("items") && properties.has("nextOffset")) {
      return "page of " + shape(properties.at("/items/items"));
    }
    return properties.isEmpty()
        ? type(schema)
        : properties.properties().stream()
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static void row(StringBuilder table, String... cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
