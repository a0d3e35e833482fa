package camelody.catalogue.routes;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.messaging.jsonrpc.Json;
import camelody.messaging.methods.OpenRpcDocument;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Holds answers against what {@code rpc.discover} says of them. */
final class Described {
  private final JsonNode methods;

  private Described(JsonNode methods) {
    this.methods = methods;
  }

  static Described byDiscovery() throws IOException {
    byte[] document = OpenRpcDocument.of(CatalogueMethods.table(true), "test").toBytes();
    return new Described(Json.MAPPER.readTree(document).path("methods"));
  }

  void holds(String useCase, JsonNode answer) {
    for (JsonNode method : methods) {
      if (method.path("name").asText().equals("catalogue." + useCase)) {
        holds(useCase, method.at("/result/schema"), answer);
        return;
      }
    }
    throw new AssertionError("nothing is said of " + useCase);
  }

  // Every member that is there is described, and every one that is promised is there.
  private static void holds(String where, JsonNode schema, JsonNode value) {
    if (value.isObject()) {
      List<JsonNode> parts = parts(schema);
      List<String> promised = new ArrayList<>();
      parts.forEach(part -> part.path("required").forEach(name -> promised.add(name.asText())));
      assertThat(value.fieldNames()).toIterable().as(where).containsAll(promised);
      value
          .properties()
          .forEach(
              member ->
                  holds(
                      where + "." + member.getKey(),
                      property(where, parts, member.getKey()),
                      member.getValue()));
    } else if (value.isArray()) {
      value.forEach(item -> holds(where + "[]", schema.path("items"), item));
    }
  }

  private static JsonNode property(String where, List<JsonNode> parts, String name) {
    return parts.stream()
        .map(part -> part.path("properties").path(name))
        .filter(found -> !found.isMissingNode())
        .findFirst()
        .orElseThrow(() -> new AssertionError(where + " is not said to have " + name));
  }

  private static List<JsonNode> parts(JsonNode schema) {
    List<JsonNode> parts = new ArrayList<>(List.of(schema));
    for (String joining : List.of("allOf", "anyOf")) {
      schema.path(joining).forEach(part -> parts.addAll(parts(part)));
    }
    return parts;
  }
}
