package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.client.Conformance;
import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the workers in other languages beside a system that knows nothing of them beforehand. */
@OnBothBrokers
class ExamplesIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final long INSTALL_SECONDS = 180;
  private static final Path EXAMPLES = RunningSystem.home().resolve("examples");

  private final RunningSystem system;
  private final List<Process> started = new ArrayList<>();

  ExamplesIT(BrokerKind broker) {
    system = RunningSystem.on(broker);
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process worker : started) {
      worker.destroy();
      worker.waitFor(10, TimeUnit.SECONDS);
      worker.destroyForcibly();
    }
  }

  @Test
  void given_a_worker_in_python_when_called_then_it_asks_the_catalogue_and_counts_plays(
      @TempDir Path folder) throws Exception {
    Capability.PYTHON.need();
    start(
        folder,
        "recommendations",
        "/usr/bin/python3",
        EXAMPLES.resolve("python/recommendations.py").toString());

    JsonNode track = aTrackWithNeighbours();
    Set<String> neighbours = tracksBy(track.get("artistId").asText());
    neighbours.remove(track.get("id").asText());
    JsonNode similar =
        rpc("recommendations.similar", Map.of("trackId", track.get("id").asText())).get("result");
    assertThat(ids(similar)).isNotEmpty().isSubsetOf(neighbours);

    String heard = UUID.randomUUID().toString();
    Http listener = system.http().asNewListener();
    for (int i = 0; i < 3; i++) {
      String play = Json.write(Map.of("playId", UUID.randomUUID().toString(), "trackId", heard));
      assertThat(listener.post("/api/plays", play).status()).isEqualTo(202);
      assertThat(listener.post("/api/plays", play).status()).isEqualTo(202);
    }
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rpc("recommendations.trending", Map.of("limit", 100)).get("result"))
                    .contains(Json.read(Json.write(Map.of("trackId", heard, "plays", 3)))));
    speaksTheProtocol("recommendations", "recommendations.trending", "recommendations.similar");
    isGoneWithItsProcess("recommendations", "recommendations.trending");
  }

  @Test
  void given_a_worker_in_node_when_called_then_it_asks_the_catalogue_and_answers_words(
      @TempDir Path folder) throws Exception {
    Capability.NODE.need();
    copy(EXAMPLES.resolve("node"), folder);
    RunningSystem.Output installed =
        RunningSystem.Output.of(
            List.of("npm", "ci", "--no-audit", "--no-fund"), folder, INSTALL_SECONDS);
    assertThat(installed.exitCode()).as(installed.text()).isZero();
    start(folder, "lyrics", "node", folder.resolve("lyrics.js").toString());

    assertThat(rpc("lyrics.titles", Map.of()).get("result")).isNotEmpty();
    JsonNode grace = system.http().get("/api/search?q=Amazing%20Grace").json().at("/tracks").get(0);
    JsonNode words = rpc("lyrics.find", Map.of("trackId", grace.get("id").asText()));
    assertThat(words.at("/result/title").asText()).isEqualTo("Amazing Grace");
    assertThat(words.at("/result/text").asText()).contains("how sweet the sound");
    assertThat(code(rpc("lyrics.find", Map.of("trackId", UUID.randomUUID().toString()))))
        .isEqualTo(1003);

    speaksTheProtocol("lyrics", "lyrics.titles", "lyrics.find");
    isGoneWithItsProcess("lyrics", "lyrics.titles");
  }

  private void speaksTheProtocol(String service, String quick, String strict) throws Exception {
    assertThat(code(rpc(strict, Map.of("trackId", "7")))).isEqualTo(-32602);
    assertThat(code(rpc(strict, Map.of("colour", "blue")))).isEqualTo(-32602);
    assertThat(code(rpc(service + ".sing", Map.of()))).isEqualTo(-32601);

    JsonNode described = rpc("rpc.discover", Map.of(), service).get("result");
    assertThat(described.get("methods").findValuesAsText("name")).contains(quick, strict);

    JsonNode worker = worker(service);
    assertThat(worker.get("pid").asLong()).isEqualTo(started.get(0).pid());
    assertThat(worker.get("handled").asLong()).isPositive();

    Conformance.expect(system.brokerUri(), service, quick);
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      assertThat(peer.call(service, "{").at("/error/code").asInt()).isEqualTo(-32700);
      assertThat(peer.call(service, "[]").at("/error/code").asInt()).isEqualTo(-32600);
      JsonNode batch =
          peer.call(service, "[%s,%s,7]".formatted(request("\"a\"", quick), note(quick)));
      assertThat(batch).hasSize(2);
      assertThat(batch.findValuesAsText("id")).containsExactlyInAnyOrder("a", "null");
      assertThat(peer.call(service, note(quick), Duration.ofSeconds(1))).isNull();
      assertThat(
              peer.call(
                  service,
                  request("1", quick).getBytes(StandardCharsets.UTF_8),
                  pastItsDeadline(),
                  Duration.ofSeconds(1)))
          .as("a request past its deadline")
          .isNull();
    }
  }

  private void isGoneWithItsProcess(String service, String method) throws Exception {
    started.get(0).destroy();
    assertThat(started.get(0).waitFor(10, TimeUnit.SECONDS)).isTrue();

    await().atMost(SOON).until(() -> code(rpc(method, Map.of())) == -32601);
    await().atMost(SOON).until(() -> worker(service) == null);
  }

  private void start(Path folder, String service, String... command) throws IOException {
    List<String> words = new ArrayList<>(List.of(command));
    words.add(system.brokerUri());
    words.add(Files.readString(system.data().resolve("system-id")).strip());
    Path log = folder.resolve(service + ".log");
    Process worker =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    started.add(worker);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(Files.readString(log)).contains(service, "serves"));
  }

  private JsonNode aTrackWithNeighbours() {
    return StreamSupport.stream(
            system.http().get("/api/tracks?limit=100").json().get("items").spliterator(), false)
        .filter(track -> tracksBy(track.get("artistId").asText()).size() > 1)
        .findFirst()
        .orElseThrow();
  }

  private Set<String> tracksBy(String artist) {
    return ids(system.http().get("/api/tracks?limit=100&artistId=" + artist).json().get("items"));
  }

  private JsonNode worker(String service) {
    Http administrator = system.http().login("admin", system.administratorPassword());
    return StreamSupport.stream(
            administrator.get("/api/operations/workers").json().spliterator(), false)
        .filter(worker -> worker.get("service").asText().equals(service))
        .findFirst()
        .orElse(null);
  }

  private JsonNode rpc(String method, Map<String, ?> params) {
    return system
        .http()
        .rpc(Json.write(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params)))
        .json();
  }

  private JsonNode rpc(String method, Map<String, ?> params, String service) throws Exception {
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      return peer.call(
          service,
          Json.write(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params)));
    }
  }

  private static String request(String id, String method) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\"}".formatted(id, method);
  }

  private static String note(String method) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"%s\"}".formatted(method);
  }

  private static BasicProperties pastItsDeadline() {
    Map<String, Object> headers =
        Map.of("camelody-deadline", System.currentTimeMillis() - Duration.ofSeconds(1).toMillis());
    return new BasicProperties.Builder().headers(headers).build();
  }

  private static int code(JsonNode reply) {
    return reply.at("/error/code").asInt();
  }

  private static Set<String> ids(JsonNode items) {
    return new java.util.HashSet<>(items.findValuesAsText("id"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = from.relativize(file);
        if (!relative.startsWith("node_modules")) {
          Path copy = to.resolve(relative.toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
