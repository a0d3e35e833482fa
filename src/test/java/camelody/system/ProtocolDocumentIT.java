package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds the tables of docs/protocol.md against the running system. When they differ because the
 * system changed, {@code -Dcamelody.write-tables=true} writes them anew.
 */
class ProtocolDocumentIT {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("camelody.home", "../..")).resolve("docs/protocol.md");

  private static final List<String> SERVICES =
      List.of("catalogue", "playlists", "users", "history", "statistics", "activity", "operations");

  private final Http http = RunningSystem.on(BrokerKind.EMBEDDED).http();

  @Test
  void given_the_running_system_when_it_describes_its_methods_then_the_document_says_the_same()
      throws IOException {
    List<JsonNode> documents = SERVICES.stream().map(this::openRpc).toList();
    JsonNode openApi = http.get("/openapi.json").json();

    check("methods", ProtocolTables.methods(documents, openApi));
    check("gateway", ProtocolTables.gatewayPaths(documents, openApi));
  }

  @Test
  void given_the_running_system_when_it_describes_its_events_then_the_document_says_the_same()
      throws IOException {
    check("events", ProtocolTables.events(http.get("/asyncapi.json").json()));
  }

  // Each service is asked by name: the merged document leaves out who is slow to answer a ping.
  private JsonNode openRpc(String service) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> askForOpenRpc(service), document -> document.has("methods"));
  }

  private JsonNode askForOpenRpc(String service) {
    return http.post(
            "/rpc/" + service,
            """
            {"jsonrpc":"2.0","id":1,"method":"rpc.discover"}""")
        .json()
        .path("result");
  }

  private static void check(String name, String table) throws IOException {
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- end of " + name + " -->";
    String document = Files.readString(DOCUMENT);
    int from = document.indexOf(begin) + begin.length();
    int to = document.indexOf(end);
    if (Boolean.getBoolean("camelody.write-tables")) {
      Files.writeString(DOCUMENT, document.substring(0, from) + table + document.substring(to));
      return;
    }
    assertThat(document.substring(from, to)).as("docs/protocol.md, " + name).isEqualTo(table);
  }
}
