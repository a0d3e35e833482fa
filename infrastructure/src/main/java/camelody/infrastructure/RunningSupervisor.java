package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A supervisor that runs in another process, found by its data directory. */
final class RunningSupervisor {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(60);

  private final ProcessHandle process;
  private final int port;
  private final String secret;

  private RunningSupervisor(ProcessHandle process, int port, String secret) {
    this.process = process;
    this.port = port;
    this.secret = secret;
  }

  /** Finds the one that runs this system, if it is alive. */
  static Optional<RunningSupervisor> find(DataDirectory data) {
    return DataDirectory.read(data.run("supervisor")).flatMap(RunningSupervisor::read);
  }

  long pid() {
    return process.pid();
  }

  List<ProcessStatus> status() {
    try {
      return List.of(Json.MAPPER.readValue(ask("GET", "/status"), ProcessStatus[].class));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("the supervisor answered something else", broken);
    }
  }

  void scale(String service, int count) {
    ask("POST", "/scale/" + service + "/" + count);
  }

  /** Asks it to stop everything and waits until it has. */
  void stop() {
    process.destroy();
    if (!EndOf.within(process, STOP)) {
      throw new IllegalStateException(
          "the supervisor, pid " + pid() + ", did not stop within " + STOP.toSeconds() + " s");
    }
  }

  private static Optional<RunningSupervisor> read(String text) {
    try {
      JsonNode json = Json.MAPPER.readTree(text);
      return ProcessHandle.of(json.path("pid").asLong())
          .filter(ProcessHandle::isAlive)
          .filter(process -> Leftovers.startOf(process).equals(json.path("started").asText()))
          .map(
              process ->
                  new RunningSupervisor(
                      process, json.path("port").asInt(), json.path("secret").asText()));
    } catch (JsonProcessingException halfWritten) {
      return Optional.empty();
    }
  }

  private String ask(String method, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", secret)
            .timeout(PATIENCE)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("the supervisor refused: " + response.body());
      }
      return response.body();
    } catch (IOException failed) {
      throw new IllegalStateException("the supervisor does not answer: " + failed, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
