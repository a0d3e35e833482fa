package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
  private static final int INVALID_PARAMS = -32602;

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

  @Test
  void given_the_examples_when_held_against_their_schemas_then_they_fit() {
    for (JsonNode method : openRpc.path("methods")) {
      JsonNode example = method.path("examples").path(0);
      String name = method.path("name").asText();
      assertThat(complaints(method.at("/result/schema"), example.at("/result/value")))
          .as(name)
          .isEmpty();
      for (JsonNode param : example.path("params")) {
        assertThat(complaints(schemaOf(method, param.path("name").asText()), param.path("value")))
            .as("%s of %s", param.path("name"), name)
            .isEmpty();
      }
    }
    for (JsonNode message : asyncApi.at("/components/messages")) {
      assertThat(complaints(message.path("payload"), message.at("/examples/0/payload")))
          .as(message.path("name").asText())
          .isEmpty();
    }
    for (JsonNode operation : operations()) {
      JsonNode body = operation.at("/requestBody/content/application~1json");
      assertThat(complaints(body.path("schema"), body.path("example")))
          .as(operation.path("operationId").asText())
          .isEmpty();
    }
  }

  @Test
  void given_the_examples_of_reading_methods_when_called_then_their_parameters_are_taken() {
    Http administrator = system.http().login("admin", system.administratorPassword());
    for (JsonNode method : openRpc.path("methods")) {
      if (method.at("/tags/0/name").asText().equals("read")) {
        Map<String, JsonNode> params = new HashMap<>();
        method
            .at("/examples/0/params")
            .forEach(each -> params.put(each.path("name").asText(), each.path("value")));
        JsonNode answer =
            administrator
                .rpc(
                    Json.write(
                        Map.of(
                            "jsonrpc",
                            "2.0",
                            "id",
                            1,
                            "method",
                            method.path("name").asText(),
                            "params",
                            params)))
                .json();
        assertThat(answer.at("/error/code").asInt())
            .as("%s %s: %s", method.path("name"), params, answer)
            .isNotEqualTo(INVALID_PARAMS);
      }
    }
  }

  @Test
  void given_every_path_that_reads_json_when_asked_then_the_answer_is_as_the_document_says() {
    Http administrator = system.http().login("admin", system.administratorPassword());
    JsonNode track = administrator.get("/api/tracks?limit=1").json().at("/items/0");
    JsonNode playlist =
        administrator.post("/api/playlists", Json.write(Map.of("name", "Contracts"))).json();
    Map<String, String> things =
        Map.of(
            "trackId", track.path("id").asText(),
            "albumId", track.path("albumId").asText(),
            "artistId", track.path("artistId").asText(),
            "playlistId", playlist.path("id").asText(),
            "userId", playlist.path("ownerId").asText());
    List<String> held = new ArrayList<>();

    openApi
        .path("paths")
        .properties()
        .forEach(
            path -> {
              JsonNode content = path.getValue().at("/get/responses/200/content");
              String filled = fill(path.getKey(), things);
              if (content.has("application/json") && !filled.contains("{")) {
                Http.Answer answer = administrator.get(filled + "?" + needed(path.getValue()));
                JsonNode schema = content.at("/application~1json/schema");
                assertThat(answer.status()).as(filled).isEqualTo(200);
                assertThat(schema.has("type")).as("a schema of %s", filled).isTrue();
                assertThat(complaints(schema, answer.json()))
                    .as("%s answered %s", filled, answer.body())
                    .isEmpty();
                held.add(filled);
              }
            });

    assertThat(held).hasSizeGreaterThan(25);
  }

  @Test
  void given_events_of_every_publisher_when_they_come_then_they_are_as_the_document_says()
      throws Exception {
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      String queue = peer.channel().queueDeclare().getQueue();
      peer.channel().queueBind(queue, "camelody.events", "#");

      Http listener = system.http().asNewListener();
      String track = listener.get("/api/tracks?limit=1").json().at("/items/0/id").asText();
      listener.get("/api/tracks/" + track + "/stream");
      listener.post("/api/plays", Json.write(Map.of("trackId", track)));
      listener.put("/api/me/favourites/" + track, "{}");
      listener.put("/api/me/ratings/" + track, Json.write(Map.of("rating", 5)));
      listener.delete("/api/me/favourites/" + track);
      listener.patch("/api/me", Json.write(Map.of("displayName", "Somebody")));
      String playlist =
          listener
              .post("/api/playlists", Json.write(Map.of("name", "Events")))
              .json()
              .path("id")
              .asText();
      listener.delete("/api/playlists/" + playlist);
      system
          .http()
          .login("admin", system.administratorPassword())
          .post("/api/catalogue/scans", "{}");

      Map<String, JsonNode> came = new HashMap<>();
      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(
              () -> {
                takeAll(peer, queue, came);
                assertThat(came)
                    .containsKeys(
                        "listening.track-started.v1",
                        "listening.track-played.v1",
                        "users.user-registered.v1",
                        "users.session-started.v1",
                        "users.track-starred.v1",
                        "users.track-unstarred.v1",
                        "users.track-rated.v1",
                        "users.profile-updated.v1",
                        "playlists.playlist-created.v1",
                        "playlists.playlist-deleted.v1",
                        "catalogue.scan-started.v1",
                        "catalogue.scan-finished.v1");
              });
      came.forEach(
          (key, event) -> {
            JsonNode payload =
                asyncApi.path("components").path("messages").path(key).path("payload");
            assertThat(payload.isMissingNode()).as(key + " is described").isFalse();
            assertThat(complaints(payload, event)).as("%s is %s", key, event).isEmpty();
            assertThat(namesOf(payload.at("/properties/params/properties")))
                .as(key)
                .containsAll(namesOf(event.path("params")));
          });
    }
  }

  private static void takeAll(AmqpPeer peer, String queue, Map<String, JsonNode> into)
      throws IOException {
    for (GetResponse got = peer.channel().basicGet(queue, true);
        got != null;
        got = peer.channel().basicGet(queue, true)) {
      into.put(
          got.getEnvelope().getRoutingKey(),
          Json.read(new String(got.getBody(), StandardCharsets.UTF_8)));
    }
  }

  private static Set<String> namesOf(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode schemaOf(JsonNode method, String param) {
    for (JsonNode each : method.path("params")) {
      if (each.path("name").asText().equals(param)) {
        return each.path("schema");
      }
    }
    throw new AssertionError(method.path("name") + " has no parameter " + param);
  }

  private static String fill(String path, Map<String, String> things) {
    String filled = path;
    for (Map.Entry<String, String> thing : things.entrySet()) {
      filled = filled.replace("{" + thing.getKey() + "}", thing.getValue());
    }
    return filled;
  }

  // The parameters that must be there, as the document's own examples have them.
  private static String needed(JsonNode path) {
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : path.at("/get/parameters")) {
      if (parameter.path("in").asText().equals("query") && parameter.path("required").asBoolean()) {
        query
            .append(parameter.path("name").asText())
            .append('=')
            .append(parameter.path("example").asText());
      }
    }
    return query.toString();
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

  private static List<String> complaints(JsonNode schema, JsonNode value) {
    return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema).validate(value).stream()
        .map(ValidationMessage::getMessage)
        .toList();
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
