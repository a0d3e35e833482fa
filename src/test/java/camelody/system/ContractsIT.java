package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Holds the contract documents against their meta-schemas, against one another and what answers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractsIT {
  private RunningSystem system;
  private JsonNode openApi;
  private JsonNode asyncApi;
  private JsonNode openRpc;

  @BeforeAll
  void read() {
    system = RunningSystem.on(BrokerKind.EMBEDDED);
    openApi = system.http().get("/openapi.json").json();
    asyncApi = system.http().get("/asyncapi.json").json();
    openRpc =
        system
            .http()
            .rpc("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.discover\"}")
            .json()
            .path("result");
  }

  @Test
  void given_each_document_when_held_against_its_meta_schema_then_it_is_valid() throws IOException {
    assertThat(complaints("openapi-3.1.json", VersionFlag.V202012, openApi)).isEmpty();
    assertThat(complaints("asyncapi-3.0.0.json", VersionFlag.V7, asyncApi)).isEmpty();
    assertThat(complaints("openrpc-1.3.json", VersionFlag.V7, openRpc)).isEmpty();
  }

  @Test
  void given_something_else_when_held_against_a_meta_schema_then_that_complains()
      throws IOException {
    JsonNode other = Json.read("{\"openapi\":1,\"asyncapi\":1,\"openrpc\":1}");

    assertThat(complaints("openapi-3.1.json", VersionFlag.V202012, other)).isNotEmpty();
    assertThat(complaints("asyncapi-3.0.0.json", VersionFlag.V7, other)).isNotEmpty();
    assertThat(complaints("openrpc-1.3.json", VersionFlag.V7, other)).isNotEmpty();
  }

  @Test
  void given_every_method_when_looked_for_in_rest_then_it_has_a_path() {
    Set<String> methods = names(openRpc.path("methods"));
    Set<String> served = new TreeSet<>();
    operations().forEach(operation -> served.add(operation.path("x-rpc-method").asText()));

    methods.removeIf(name -> name.endsWith("rpc.discover"));
    assertThat(served).containsAll(methods);
  }

  @Test
  void given_each_operation_of_rest_when_compared_with_its_method_then_parameters_have_one_name() {
    Map<String, Set<String>> paramsOf = new HashMap<>();
    openRpc
        .path("methods")
        .forEach(
            method -> paramsOf.put(method.path("name").asText(), names(method.path("params"))));

    for (JsonNode operation : operations()) {
      Set<String> known = paramsOf.get(operation.path("x-rpc-method").asText());
      if (known != null) {
        assertThat(known)
            .as(operation.path("operationId").asText())
            .containsAll(names(operation.path("parameters"), "path", "query"));
      }
    }
  }

  private List<JsonNode> operations() {
    List<JsonNode> operations = new ArrayList<>();
    for (JsonNode path : openApi.path("paths")) {
      path.forEach(
          operation -> {
            if (operation.has("operationId")) {
              operations.add(operation);
            }
          });
    }
    return operations;
  }

  private static Set<String> names(JsonNode list, String... places) {
    Set<String> names = new HashSet<>();
    for (JsonNode item : list) {
      if (places.length == 0 || List.of(places).contains(item.path("in").asText())) {
        names.add(item.path("name").asText());
      }
    }
    return names;
  }

  private static List<String> complaints(String metaSchema, VersionFlag version, JsonNode document)
      throws IOException {
    try (InputStream file = ContractsIT.class.getResourceAsStream("/contracts/" + metaSchema)) {
      JsonNode schema = Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      JsonSchema validator = JsonSchemaFactory.getInstance(version).getSchema(schema);
      return StreamSupport.stream(validator.validate(document).spliterator(), false)
          .map(ValidationMessage::getMessage)
          .limit(20)
          .toList();
    }
  }
}
