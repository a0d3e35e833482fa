package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lets a thousand calls wait for a service that has stopped answering; the others go on. */
@OnBothBrokers
class ServiceSlowIT {
  private static final int CALLS = 1_000;

  private final RunningSystem system;

  ServiceSlowIT(BrokerKind broker) {
    system = RunningSystem.on(broker);
  }

  @Test
  void
      given_a_suspended_service_when_a_thousand_calls_wait_then_others_are_answered_by_few_threads()
          throws Exception {
    ProcessHandle statistics = system.process("statistics-1");
    ProcessHandle gateway = system.process("gateway-1");
    signal("STOP", statistics);
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    try {
      HttpClient client = HttpClient.newHttpClient();
      for (int i = 0; i < CALLS; i++) {
        waiting.add(client.sendAsync(request("statistics.topTracks"), BodyHandlers.ofString()));
      }

      for (int i = 0; i < 20; i++) {
        assertThat(system.http().rpc(call("catalogue.genres")).json().has("result")).isTrue();
      }
      assertThat(threads(gateway)).isLessThan(60);
      assertThat(waiting)
          .allSatisfy(
              answer -> {
                String body = answer.get(60, java.util.concurrent.TimeUnit.SECONDS).body();
                assertThat(Json.read(body).path("error").path("code").asInt()).isIn(-32001, -32002);
              });
    } finally {
      signal("CONT", statistics);
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> system.http().rpc(call("statistics.topTracks")).json().has("result"));
  }

  private HttpRequest request(String method) {
    return HttpRequest.newBuilder(URI.create(system.url() + "/rpc"))
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(60))
        .POST(BodyPublishers.ofString(call(method)))
        .build();
  }

  private static String call(String method) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\"}";
  }

  private static long threads(ProcessHandle process) throws Exception {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      return tasks.count();
    }
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}
