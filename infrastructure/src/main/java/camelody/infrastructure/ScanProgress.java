package camelody.infrastructure;

import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Shows how far the library has been read, asking {@code catalogue.scanStatus} as anybody may. */
final class ScanProgress {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PATIENCE_FOR_THE_FIRST = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 300;
  private static final int ANSWER_MILLIS = 2_000;
  private static final String QUESTION =
      """
      {"jsonrpc":"2.0","id":1,"method":"catalogue.scanStatus","params":{"limit":1}}""";

  private final Display display;
  private final String address;

  ScanProgress(Display display, String address) {
    this.display = display;
    this.address = address;
  }

  /**
   * Follows the scan to its end, or for a while; a large library takes longer than a person waits.
   */
  void follow() throws InterruptedException {
    long beganNanos = System.nanoTime();
    String told = "";
    while (System.nanoTime() - beganNanos < PATIENCE.toNanos()) {
      Optional<JsonNode> status = status();
      String state = status.map(json -> json.path("state").asText()).orElse("");
      told = status.map(ScanProgress::describe).orElse("");
      boolean begun = state.equals("running") || state.equals("requested");
      if (state.equals("finished") || state.equals("failed")) {
        break;
      }
      if (!begun && System.nanoTime() - beganNanos > PATIENCE_FOR_THE_FIRST.toNanos()) {
        break;
      }
      display.live("reading the library: " + told);
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    display.live("");
    if (!told.isEmpty()) {
      display.good("%-14s %s".formatted("library", told));
    }
  }

  private static String describe(JsonNode status) {
    String note = status.path("note").asText("");
    return "%s, %d files found, %d read, %d of them not readable%s"
        .formatted(
            status.path("state").asText(),
            status.path("found").asInt(),
            status.path("read").asInt(),
            status.path("failed").asInt(),
            note.isEmpty() || note.equals("null") ? "" : " (" + note + ")");
  }

  private Optional<JsonNode> status() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create("http://" + address + "/rpc").toURL().openConnection();
      connection.setConnectTimeout(ANSWER_MILLIS);
      connection.setReadTimeout(ANSWER_MILLIS);
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      try (OutputStream out = connection.getOutputStream()) {
        out.write(QUESTION.getBytes(StandardCharsets.UTF_8));
      }
      try (InputStream in = connection.getInputStream()) {
        JsonNode result = Json.MAPPER.readTree(in).path("result");
        return result.isObject() ? Optional.of(result) : Optional.empty();
      }
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }
}
