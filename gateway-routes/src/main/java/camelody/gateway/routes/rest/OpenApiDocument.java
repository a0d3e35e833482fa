package camelody.gateway.routes.rest;

import camelody.messaging.jsonrpc.Json;
import camelody.messaging.methods.Access;
import camelody.messaging.methods.Examples;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Describes the REST surface as an OpenAPI 3.1 document, made from the table that serves it, and
 * from what the services say of the results of their methods.
 */
public final class OpenApiDocument {
  private static final String JSON = "application/json";

  private final Map<String, JsonNode> results = new HashMap<>();

  private OpenApiDocument(JsonNode openRpc) {
    results.putAll(OtherOperations.RESULTS);
    for (JsonNode method : openRpc.path("methods")) {
      results.put(method.path("name").asText(), method.path("result").path("schema"));
    }
  }

  /**
   * Makes the document.
   *
   * @param openRpc of the services that answer at present; what others answer is left open
   */
  public static JsonNode of(JsonNode openRpc) {
    return new OpenApiDocument(openRpc).document();
  }

  private ObjectNode document() {
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Camelody")
        .put("version", "1.0.0")
        .put("description", "A music-streaming system over RabbitMQ.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", "/");
    ObjectNode paths = document.putObject("paths");
    RestOperations.ALL.forEach(operation -> describe(operation, paths));
    OtherOperations.ALL.forEach(operation -> describe(operation, paths));
    components(document.putObject("components"));
    return document;
  }

  private void describe(RestOperation operation, ObjectNode paths) {
    ObjectNode path = paths.withObjectProperty(operation.path());
    ObjectNode described = path.putObject(operation.verb().toLowerCase(Locale.ROOT));
    described.put("operationId", operation.routeId().substring("gateway.".length()));
    described.put("summary", operation.summary());
    described.putArray("tags").add(operation.service());
    described.put("x-rpc-method", operation.method());
    if (operation.access() != Access.ANYONE) {
      described.putArray("security").addObject().putArray("bearer");
      described.put("x-access", operation.access().name().toLowerCase(Locale.ROOT));
    }
    parameters(operation, described.putArray("parameters"));
    if (operation.takesBody()) {
      body(operation, described.putObject("requestBody"));
    }
    responses(operation, described.putObject("responses"));
  }

  private static void parameters(RestOperation operation, ArrayNode parameters) {
    operation.in(Parameter.Place.PATH).forEach(each -> parameter(each, "path", parameters));
    operation.in(Parameter.Place.QUERY).forEach(each -> parameter(each, "query", parameters));
    if (operation.versioned() && operation.write()) {
      header("If-Match", "The ETag of what is edited.", parameters);
    }
    if (operation.write()) {
      header("Idempotency-Key", "Makes it safe to send this again.", parameters);
    }
  }

  private static void parameter(Parameter parameter, String place, ArrayNode parameters) {
    ObjectNode described = parameters.addObject();
    described.put("name", parameter.name()).put("in", place);
    described.put("required", parameter.required());
    if (!parameter.description().isEmpty()) {
      described.put("description", parameter.description());
    }
    described.set("schema", schema(parameter));
    described.set("example", Examples.of(parameter.name(), schema(parameter)));
  }

  private static void header(String name, String description, ArrayNode parameters) {
    parameters
        .addObject()
        .put("name", name)
        .put("in", "header")
        .put("required", false)
        .put("description", description)
        .putObject("schema")
        .put("type", "string");
  }

  private static void body(RestOperation operation, ObjectNode body) {
    List<Parameter> members = operation.in(Parameter.Place.BODY).toList();
    body.put("required", members.stream().anyMatch(Parameter::required));
    ObjectNode content = body.putObject("content").putObject(JSON);
    ObjectNode schema = content.putObject("schema");
    schema.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = schema.putArray("required");
    for (Parameter member : members) {
      properties.set(member.name(), schema(member));
      if (member.required()) {
        required.add(member.name());
      }
    }
    if (operation.versioned() && operation.write()) {
      properties.putObject("version").put("type", "integer");
    }
    content.set("example", Examples.of("", schema));
  }

  private static ObjectNode schema(Parameter parameter) {
    ObjectNode schema = Json.MAPPER.createObjectNode();
    switch (parameter.type()) {
      case TEXT -> schema.put("type", "string");
      case WORD -> parameter.words().forEach(schema.put("type", "string").putArray("enum")::add);
      case INTEGER -> schema.put("type", "integer");
      case FLAG -> schema.put("type", "boolean");
      case ID -> schema.put("type", "string").put("format", "uuid");
      case IDS ->
          schema
              .put("type", "array")
              .putObject("items")
              .put("type", "string")
              .put("format", "uuid");
      case TIME -> schema.put("type", "string").put("format", "date-time");
      case DATE -> schema.put("type", "string").put("format", "date");
    }
    return schema;
  }

  private void responses(RestOperation operation, ObjectNode responses) {
    ObjectNode success = responses.putObject(Integer.toString(operation.status()));
    success.put("description", operation.summary() + ".");
    @Nullable String produced = OtherOperations.produces(operation);
    if (operation.status() != 204) {
      ObjectNode content =
          success.putObject("content").putObject(produced == null ? JSON : produced);
      JsonNode result = results.get(operation.method());
      if (produced == null && result != null) {
        content.set("schema", result);
        content.set("example", Examples.of("", result));
      }
    }
    responses
        .putObject("default")
        .put("description", "What went wrong, as RFC 9457 has it.")
        .putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/Problem");
  }

  private static void components(ObjectNode components) {
    components
        .putObject("securitySchemes")
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT");
    ObjectNode problem = components.putObject("schemas").putObject("Problem");
    problem.put("type", "object");
    problem.putArray("required").add("type").add("title").add("status").add("detail").add("code");
    ObjectNode members = problem.putObject("properties");
    members.putObject("type").put("type", "string").put("format", "uri");
    members.putObject("title").put("type", "string");
    members.putObject("status").put("type", "integer");
    members.putObject("detail").put("type", "string");
    members.putObject("code").put("type", "integer");
    members.putObject("correlationId").put("type", "string");
  }
}
