package camelody.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows that bad, slow and greedy clients are refused, and that the others don't notice. */
class HttpLimitsTest {
  private static final String PROBLEM = "application/problem+json";

  @TempDir Path folder;

  @Test
  void given_a_body_over_the_limit_when_its_length_is_announced_then_413() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(folder)) {
      HttpResponse<String> answer = gateway.post("/rpc", " ".repeat(1024 * 1024 + 1));

      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue(PROBLEM);
    }
  }

  @Test
  void given_a_body_over_the_limit_when_it_comes_in_chunks_then_413() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(folder)) {
      String chunk = "8000\r\n" + " ".repeat(0x8000) + "\r\n";

      String answer =
          gateway.sendRaw(
              "POST /rpc HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                  + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                  + chunk.repeat(40)
                  + "0\r\n\r\n");

      assertThat(answer).startsWith("HTTP/1.1 413 ").contains(PROBLEM);
    }
  }

  @Test
  void given_headers_over_the_limit_when_sent_then_431() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(folder)) {
      String answer =
          gateway.sendRaw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(9_000) + "\r\n\r\n");

      assertThat(answer).startsWith("HTTP/1.1 431 ").contains(PROBLEM);
    }
  }

  @Test
  void given_what_is_no_http_when_sent_then_400() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(folder)) {
      assertThat(gateway.sendRaw("no such thing\r\n\r\n"))
          .contains(" 400 Bad Request")
          .contains(PROBLEM)
          .doesNotContain("xception");
      assertThat(
              gateway.sendRaw(
                  "POST /rpc HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"))
          .startsWith("HTTP/1.1 400 ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Host: x\r\nHost: y\r\n",
        "Host: x\r\nContent-Length: 2\r\nTransfer-Encoding: xchunked\r\n",
        "Host: x\r\nTransfer-Encoding: chunked, identity\r\n",
        "Host: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n",
      })
  void given_headers_that_http_forbids_when_sent_then_400_and_the_connection_ends(String headers)
      throws Exception {
    try (RunningGateway gateway = RunningGateway.start(folder)) {
      gateway.services.answering("catalogue.genres", "[]");

      String answer =
          gateway.sendRaw(
              "POST /rpc HTTP/1.1\r\nContent-Type: application/json\r\n"
                  + headers
                  + "\r\n{}GET /api/genres HTTP/1.1\r\nHost: x\r\n\r\n");

      assertThat(answer).startsWith("HTTP/1.1 400 ").contains(PROBLEM).doesNotContain(" 200 OK");
      assertThat(gateway.services.calls).isEmpty();
    }
  }

  @Test
  void given_a_request_hidden_behind_a_chunked_one_when_sent_then_it_is_not_served()
      throws Exception {
    try (RunningGateway gateway = RunningGateway.start(folder)) {
      gateway.services.answering("catalogue.genres", "[]");

      String answer =
          gateway.sendRaw(
              String.join(
                  "\r\n",
                  "POST /rpc HTTP/1.1",
                  "Host: x",
                  "Content-Type: application/json",
                  "Content-Length: 4",
                  "Transfer-Encoding: chunked",
                  "",
                  "0",
                  "",
                  "GET /api/genres HTTP/1.1",
                  "Host: x",
                  "",
                  ""));

      assertThat(answer).startsWith("HTTP/1.1 ");
      assertThat(gateway.services.calls).isEmpty();
    }
  }

  @Test
  void given_unknown_paths_and_verbs_when_asked_then_404_and_405_with_allow() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(folder)) {
      assertThat(gateway.get("/nothing").statusCode()).isEqualTo(404);
      assertThat(gateway.get("/api/tracks/%00").statusCode()).isEqualTo(404);
      assertThat(gateway.get("/api/tracks/%ff/stream").statusCode()).isEqualTo(404);
      HttpResponse<String> answer = gateway.send("DELETE", "/api/tracks", null);
      assertThat(answer.statusCode()).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }
  }

  @Test
  void given_bodies_and_wishes_of_another_kind_when_sent_then_415_and_406() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(folder)) {
      assertThat(gateway.post("/rpc", "{}", "Content-Encoding", "gzip").statusCode())
          .isEqualTo(415);
      assertThat(
              gateway
                  .send(
                      gateway
                          .request("/rpc")
                          .header("Content-Type", "text/plain")
                          .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                  .statusCode())
          .isEqualTo(415);
      assertThat(gateway.get("/api/tracks", "Accept", "image/png").statusCode()).isEqualTo(406);
    }
  }

  @Test
  void given_a_client_with_an_allowance_when_it_is_used_up_then_429() throws Exception {
    Duration minute = Duration.ofMinutes(1);
    try (RunningGateway gateway =
        RunningGateway.start(folder, RunningGateway.limits(100, minute, minute, minute, 5))) {
      gateway.services.answering("catalogue.list", "[]");

      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        statuses.add(gateway.get("/api/tracks").statusCode());
      }

      assertThat(statuses).startsWith(200, 200, 200, 200, 200).contains(429);
    }
  }

  @Test
  void given_slow_and_idle_connections_when_time_is_up_then_they_are_closed() throws Exception {
    try (RunningGateway gateway =
            RunningGateway.start(
                folder,
                RunningGateway.limits(
                    100, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(1), 0));
        Socket idle = gateway.connect();
        Socket slowHeaders = gateway.connect();
        Socket slowBody = gateway.connect()) {
      write(slowHeaders, "GET / HTTP/1.1\r\nHost:");
      write(
          slowBody,
          "POST /rpc HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: 10\r\n\r\n{");

      idle.setSoTimeout(8_000);
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
      for (Socket socket : List.of(slowHeaders, slowBody)) {
        socket.setSoTimeout(8_000);
        assertThat(RunningGateway.readAll(socket))
            .startsWith("HTTP/1.1 408 Request Timeout")
            .contains(PROBLEM, "\"code\":-32600", "within 1000 ms");
      }
    }
  }

  @Test
  void given_a_slow_body_behind_a_request_in_work_when_time_is_up_then_408_too() throws Exception {
    Duration second = Duration.ofSeconds(1);
    Duration minute = Duration.ofMinutes(1);
    try (RunningGateway gateway =
            RunningGateway.start(folder, RunningGateway.limits(100, minute, second, minute, 0));
        Socket socket = gateway.connect()) {
      gateway.services.answering("catalogue.genres", "[]");
      write(
          socket,
          "GET /api/genres HTTP/1.1\r\nHost: x\r\n\r\nPOST /rpc HTTP/1.1\r\nHost: x\r\n"
              + "Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{");
      socket.setSoTimeout(8_000);

      assertThat(RunningGateway.readAll(socket)).startsWith("HTTP/1.1 200 ").contains(" 408 ");
    }
  }

  @Test
  void given_five_hundred_slow_requests_when_others_ask_then_they_are_answered() throws Exception {
    Duration minute = Duration.ofMinutes(1);
    try (RunningGateway gateway =
        RunningGateway.start(
            folder, RunningGateway.limits(1_000, minute, Duration.ofSeconds(2), minute, 0))) {
      gateway.services.answering("catalogue.genres", "[]");
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        Socket socket = gateway.connect();
        slow.add(socket);
        write(socket, i % 2 == 0 ? "GET / HTTP/1.1\r\nHos" : "POST /rpc HTTP/1.1\r\nHost: x\r\n");
      }

      assertThat(gateway.get("/api/genres").statusCode()).isEqualTo(200);
      for (Socket socket : slow) {
        socket.setSoTimeout(10_000);
        assertThat(RunningGateway.readAll(socket)).startsWith("HTTP/1.1 408 ");
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/genres HTTP/1.1\r\nHost: x\r\nX-A: b\0c\r\nConnection: close\r\n\r\n",
        "GET /api/genres\0 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST /rpc HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
        "POST /rpc HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\nConnection: close\r\n\r\n",
        "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "BREW /api/genres HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      })
  void given_hostile_bytes_when_sent_then_a_problem_answers_and_nothing_is_called(String bytes)
      throws Exception {
    try (RunningGateway gateway = RunningGateway.start(folder)) {
      String answer = gateway.sendRaw(bytes);

      assertThat(answer)
          .matches("(?s)HTTP/1.1 4\\d\\d .*")
          .contains(PROBLEM, "\"code\":")
          .doesNotContain("xception", "camelody.gateway", "io.vertx", "io.netty");
      assertThat(gateway.services.calls).isEmpty();
    }
  }

  @Test
  void given_headers_named_like_camel_s_own_when_sent_then_no_route_sees_them() throws Exception {
    try (RunningGateway gateway = RunningGateway.start(folder)) {
      gateway.services.answering("catalogue.genres", "[]");

      gateway.get("/api/genres", "CamelHttpPath", "/x", "camelFileName", "x", "X-Other", "y");

      assertThat(gateway.services.lastCall().headers())
          .doesNotContainKeys("camelFileName", "CamelFileName", "X-Other")
          .doesNotContainValue("/x");
    }
  }

  @Test
  void given_an_answer_that_nobody_reads_when_time_is_up_then_the_connection_is_closed()
      throws Exception {
    StreamTest.library(folder, 30_000_000);
    Duration minute = Duration.ofMinutes(1);
    try (RunningGateway gateway =
            RunningGateway.start(
                folder, RunningGateway.limits(100, minute, minute, Duration.ofSeconds(1), 0));
        Socket stalled = new Socket()) {
      gateway.services.answering("catalogue.openStream", StreamTest.claim(30_000_000));
      stalled.setReceiveBufferSize(8_192);
      stalled.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()));
      write(
          stalled,
          "GET /api/tracks/" + RunningGateway.TRACK + "/stream HTTP/1.1\r\nHost: x\r\n\r\n");
      await().until(() -> gateway.connections() == 1);

      await().atMost(Duration.ofSeconds(10)).until(() -> gateway.connections() == 0);
    }
  }

  @Test
  void given_as_many_connections_as_allowed_when_one_more_comes_then_it_is_closed()
      throws Exception {
    Duration minute = Duration.ofMinutes(1);
    try (RunningGateway gateway =
        RunningGateway.start(folder, RunningGateway.limits(3, minute, minute, minute, 0))) {
      List<Socket> open = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        open.add(gateway.connect());
      }
      await().until(() -> gateway.connections() == 3);

      try (Socket surplus = gateway.connect()) {
        surplus.setSoTimeout(5_000);
        assertThat(closedUnheard(surplus)).isTrue();
      }
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void given_a_thousand_calls_to_a_silent_service_when_others_are_asked_then_they_answer()
      throws Exception {
    Duration minute = Duration.ofMinutes(1);
    try (RunningGateway gateway =
        RunningGateway.start(folder, RunningGateway.limits(2_000, minute, minute, minute, 0))) {
      gateway.services.silent("catalogue.list").answering("catalogue.genres", "[\"Jazz\"]");
      List<CompletableFuture<HttpResponse<String>>> waiting =
          IntStream.range(0, 1_000).mapToObj(i -> gateway.sendLater("/api/tracks")).toList();
      await().atMost(Duration.ofSeconds(20)).until(() -> gateway.services.calls.size() == 1_000);

      HttpResponse<String> answer = gateway.get("/api/genres");

      assertThat(answer.body()).isEqualTo("[\"Jazz\"]");
      assertThat(waiting).noneMatch(CompletableFuture::isDone);
      assertThat(threadsOfTheGateway()).isLessThan(20);
    }
  }

  // The JDK's HTTP client, which is the thousand users here, has many of its own.
  private static long threadsOfTheGateway() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("(vert\\.x|Camel|files|spool|taps|batches).*"))
        .count();
  }

  private static boolean closedUnheard(Socket socket) {
    try {
      return socket.getInputStream().read() == -1;
    } catch (IOException reset) {
      return true;
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }
}
