package camelody.messaging.methods;

import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.stream.StreamSupport;

/**
 * Describes a method table as an OpenRPC 1.3 document: what {@code rpc.discover} answers. Made from
 * the table that dispatches, so it cannot be out of date.
 */
public final class OpenRpcDocument {
  private static final String OPENRPC = "1.3.2";

  private OpenRpcDocument() {}

  public static JsonBytes of(MethodTable table, String version) {
    ObjectNode document = Json.MAPPER.createObjectNode();
    document.put("openrpc", OPENRPC);
    document
        .putObject("info")
        .put("title", "Camelody " + table.service())
        .put("description", table.description())
        .put("version", version)
        .putObject("license")
        .put("name", "Apache-2.0");
    ArrayNode methods = document.putArray("methods");
    table.methods().forEach(method -> describe(method, methods.addObject()));
    return JsonBytes.of(document);
  }

  private static void describe(Method method, ObjectNode into) {
    into.put("name", method.name());
    into.put("summary", method.summary());
    into.put("paramStructure", "either");
    into.putArray("tags").addObject().put("name", method.write() ? "write" : "read");
    into.put("x-access", method.access().name().toLowerCase(java.util.Locale.ROOT));
    ArrayNode params = into.putArray("params");
    if (method.takesAnyParams()) {
      into.put("x-params", "any");
    }
    for (RecordComponent component : components(method)) {
      params
          .addObject()
          .put("name", Method.paramName(component))
          .put("required", !JsonSchemas.isOptional(component))
          .set("schema", JsonSchemas.of(component.getGenericType()));
    }
    into.putObject("result")
        .put("name", resultName(method.result()))
        .set("schema", JsonSchemas.of(method.result()));
    example(into, into.putArray("examples").addObject());
  }

  private static RecordComponent[] components(Method method) {
    return method.takesAnyParams() ? new RecordComponent[0] : method.params().getRecordComponents();
  }

  // With the parameters that must be there, else the first, which often is one of several that will
  // do; and the size of a page.
  private static void example(ObjectNode method, ObjectNode pairing) {
    pairing.put("name", method.path("name").asText());
    ArrayNode params = pairing.putArray("params");
    boolean anyRequired =
        StreamSupport.stream(method.path("params").spliterator(), false)
            .anyMatch(param -> param.path("required").asBoolean());
    for (JsonNode param : method.path("params")) {
      String name = param.path("name").asText();
      boolean first = !anyRequired && params.isEmpty();
      if (first || param.path("required").asBoolean() || name.equals("limit")) {
        params.addObject().put("name", name).set("value", Examples.of(name, param.path("schema")));
      }
    }
    String name = method.path("result").path("name").asText();
    pairing
        .putObject("result")
        .put("name", name)
        .set("value", Examples.of(name, method.path("result").path("schema")));
  }

  private static String resultName(Type result) {
    return result instanceof Class<?> type ? type.getSimpleName() : "result";
  }
}
