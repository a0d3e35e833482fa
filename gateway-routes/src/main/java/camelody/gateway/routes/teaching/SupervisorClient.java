package camelody.gateway.routes.teaching;

import camelody.gateway.routes.http.Problem;
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
import java.util.Optional;

/**
 * Asks the supervisor of this system to stop, start and add processes. There is one where {@code
 * ./start.sh} has started the system, on the same machine and with the same data directory.
 */
final class SupervisorClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DataDirectory data;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  SupervisorClient(DataDirectory data) {
    this.data = data;
  }

  boolean isThere() {
    return address().isPresent();
  }

  /** Answers who is stopped, or there, for a while: {@code [{"instance","lent","until"}]}. */
  JsonNode passing() {
    return isThere() ? ask("GET", "/passing") : Json.MAPPER.createArrayNode();
  }

  void pause(String instance, int seconds) {
    ask("POST", "/pause/" + instance + "/" + seconds);
  }

  /** Adds a process of a service for a while; answers its name. */
  String lend(String service, int seconds) {
    return ask("POST", "/lend/" + service + "/" + seconds).asText();
  }

  void resume(String instance) {
    ask("POST", "/resume/" + instance);
  }

  private Optional<JsonNode> address() {
    return DataDirectory.read(data.run("supervisor")).map(SupervisorClient::read);
  }

  private JsonNode ask(String verb, String path) {
    JsonNode address =
        address()
            .orElseThrow(
                () ->
                    Problem.unavailable(
                            "processes can be stopped and added where ./start.sh runs them", 5)
                        .asException());
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + address.path("port").asInt() + path))
            .header("Authorization", address.path("secret").asText())
            .timeout(PATIENCE)
            .method(verb, HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw Problem.badRequest(read(response.body()).asText()).asException();
      }
      return read(response.body());
    } catch (IOException away) {
      throw Problem.unavailable("the supervisor does not answer", 5).asException();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("this gateway is stopping", 5).asException();
    }
  }

  private static JsonNode read(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException halfWritten) {
      return Json.MAPPER.createObjectNode();
    }
  }
}
