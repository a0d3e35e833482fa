package camelody.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Follows messages by what the teaching console is told of them, and holds it against what others
 * know: counters, logs, answers.
 */
@OnBothBrokers
class TracingIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final RunningSystem system;

  TracingIT(BrokerKind broker) {
    system = RunningSystem.on(broker);
  }

  @Test
  void given_a_request_when_it_is_recorded_then_its_steps_stand_in_the_order_of_their_causes() {
    String id = system.http().get("/api/tracks?limit=1").json().at("/items/0/id").asText();
    long answeredBefore = answered("gateway.catalogue.findTrack");
    String trace = newTrace();

    Http.Answer answer = recorded(trace).get("/api/tracks/" + id);

    assertThat(answer.header("Camelody-Trace")).isEqualTo("/teach/trace/" + trace);
    assertThat(steps(events(trace, 18)))
        .containsExactly(
            "gateway step-entered gateway.catalogue.findTrack messaging-gateway",
            "gateway step-entered gateway.catalogue.findTrack message-filter",
            "gateway step-left gateway.catalogue.findTrack message-filter",
            "gateway step-entered gateway.catalogue.findTrack message-translator",
            "gateway step-left gateway.catalogue.findTrack message-translator",
            "gateway step-entered gateway.catalogue.findTrack request-reply",
            "gateway published camelody.rpc catalogue",
            "catalogue delivered catalogue.rpc",
            "catalogue step-entered catalogue.rpcServer content-based-router",
            "catalogue step-entered catalogue.findTrack service-activator",
            "catalogue step-left catalogue.findTrack service-activator",
            "catalogue step-left catalogue.rpcServer content-based-router",
            "catalogue replied catalogue.rpc",
            "gateway reply-received",
            "gateway step-left gateway.catalogue.findTrack request-reply",
            "gateway step-entered gateway.catalogue.findTrack message-translator",
            "gateway step-left gateway.catalogue.findTrack message-translator",
            "gateway step-left gateway.catalogue.findTrack messaging-gateway");
    assertThat(answered("gateway.catalogue.findTrack")).isEqualTo(answeredBefore + 1);
  }

  @Test
  void given_a_stream_when_its_beginning_is_tapped_then_the_copies_are_told_apart() {
    Http listener = system.http().asNewListener();
    String id = system.http().get("/api/tracks?limit=1").json().at("/items/0/id").asText();
    String trace = newTrace();

    assertThat(
            listener
                .with("traceparent", traceparent(trace))
                .bytes("GET", "/api/tracks/" + id + "/stream", null)
                .statusCode())
        .isEqualTo(200);

    // Whoever knows it besides: the listener's own page of what is playing.
    await().atMost(SOON).until(() -> listener.get("/api/me/now-playing").body().contains(id));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(of(trace("events", trace), "delivered"))
                    .filteredOn(event -> event.path("tapped").asBoolean())
                    .extracting(event -> event.path("queue").asText())
                    .containsExactlyInAnyOrder("history.listening", "activity.log"));
    // A service that sees the listener's token for the first time asks for keys in the same trace.
    assertThat(of(trace("events", trace), "published"))
        .filteredOn(event -> !event.path("tapped").asBoolean())
        .extracting(event -> event.path("method").asText())
        .contains("catalogue.openStream")
        .doesNotContain("listening.trackStarted");
  }

  @Test
  void given_a_login_when_it_is_recorded_then_no_secret_is_in_what_the_console_is_told() {
    String name = "listener-" + UUID.randomUUID().toString().substring(0, 12);
    String password = "secret-" + UUID.randomUUID();
    String trace = newTrace();
    String account =
        Json.write(Map.of("username", name, "password", password, "displayName", name));
    assertThat(system.http().post("/api/users", account).status()).isEqualTo(201);

    JsonNode session =
        recorded(trace)
            .post("/api/sessions", Json.write(Map.of("username", name, "password", password)))
            .json();

    events(trace, 10);
    String told = system.http().get("/teach/api/traces/" + trace).body();
    assertThat(told)
        .contains("\"password\":\"•••\"")
        .doesNotContain(password)
        .doesNotContain(session.path("token").asText())
        .doesNotContain(session.path("refreshToken").asText());
  }

  @Test
  void given_a_page_elsewhere_whose_name_leads_here_when_it_asks_then_it_is_told_nothing()
      throws Exception {
    for (String path :
        List.of("/teach/events", "/teach/api/traces", "/teach/api/topology", "/teach/api/routes")) {
      assertThat(statusLine(path, "rebound.example:8080")).as(path).contains(" 403 ");
      assertThat(statusLine(path, "localhost:8080")).as(path).contains(" 200 ");
    }
  }

  // The JDK's client says itself whom it asks.
  private String statusLine(String path, String host) throws IOException {
    URI gateway = URI.create(system.url());
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(UTF_8));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }
  }

  @Test
  void given_a_reader_that_comes_back_when_it_names_the_last_event_then_none_is_missing_or_doubled()
      throws Exception {
    List<Long> seen = new ArrayList<>();
    String last;
    try (Stream stream = new Stream("?after=0", "")) {
      ask(5);
      last = stream.read(seen, 20);
    }
    ask(5);

    try (Stream stream = new Stream("", last)) {
      ask(5);
      stream.read(seen, 60);
    }

    assertThat(seen)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(seen.get(0), seen.get(seen.size() - 1)).boxed().toList());
  }

  @Test
  void given_the_living_system_when_drawn_then_its_workers_queues_and_routes_are_on_the_map() {
    JsonNode topology = system.http().get("/teach/api/topology").json();

    assertThat(topology.at("/nodes").findValuesAsText("id"))
        .contains(
            "client",
            "gateway:gateway-1",
            "exchange:camelody.rpc",
            "queue:catalogue.rpc",
            "worker:catalogue-1",
            "queue:history.listening",
            "queue:history.listening.dead-letter");
    assertThat(system.http().get("/teach/api/routes").json().findValuesAsText("route"))
        .contains("catalogue.findTrack", "gateway.streamTrack", "history.recordPlays");
    assertThat(system.http().get("/teach/api/patterns").json().findValuesAsText("pattern"))
        .contains("wire-tap", "claim-check", "idempotent-receiver", "content-enricher");
  }

  private void ask(int times) {
    for (int i = 0; i < times; i++) {
      recorded(newTrace()).get("/api/genres");
    }
  }

  private Http recorded(String trace) {
    return system.http().with("traceparent", traceparent(trace));
  }

  private static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static String traceparent(String trace) {
    return "00-" + trace + "-00f067aa0ba902b7-01";
  }

  /** Waits until a trace has so many events. */
  private List<JsonNode> events(String trace, int count) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(trace("events", trace)).hasSizeGreaterThanOrEqualTo(count));
    return trace("events", trace);
  }

  private List<JsonNode> trace(String member, String trace) {
    JsonNode found = system.http().get("/teach/api/traces/" + trace).json().path(member);
    return StreamSupport.stream(found.spliterator(), false).toList();
  }

  private static List<JsonNode> of(List<JsonNode> events, String type) {
    return events.stream().filter(event -> event.path("type").asText().equals(type)).toList();
  }

  private static List<String> steps(List<JsonNode> events) {
    return events.stream()
        .map(
            event ->
                switch (event.path("type").asText()) {
                  case "step-entered", "step-left" -> text(event, "route", "pattern");
                  case "published" -> text(event, "exchange", "routingKey");
                  case "delivered", "replied" -> text(event, "queue");
                  default -> text(event);
                })
        .toList();
  }

  private static String text(JsonNode event, String... members) {
    StringBuilder text =
        new StringBuilder(event.path("service").asText() + " " + event.path("type").asText());
    for (String member : members) {
      text.append(' ').append(event.path(member).asText());
    }
    return text.toString();
  }

  // Another counter than the collector's.
  private long answered(String route) {
    return system
        .http()
        .get("/observe/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("gateway_http_requests_seconds_count"))
        .filter(line -> line.contains("route=\"" + route + "\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Reads Server-Sent Events as a browser does. */
  private final class Stream implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final InputStream body;

    Stream(String query, String lastEventId) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(system.url() + "/teach/events" + query));
      if (!lastEventId.isEmpty()) {
        request.header("Last-Event-ID", lastEventId);
      }
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      body = response.body();
    }

    /** Reads until so many events have been seen in all; answers the id of the last update. */
    String read(List<Long> seen, int until) throws IOException {
      String id = "";
      while (seen.size() < until) {
        String line = line();
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: [")) {
          Json.read(line.substring(6)).forEach(event -> seen.add(event.path("sequence").asLong()));
        }
      }
      return id;
    }

    private String line() throws IOException {
      java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
      for (int next = body.read(); next != '\n'; next = body.read()) {
        if (next < 0) {
          throw new IOException("the stream has ended");
        }
        line.write(next);
      }
      return line.toString(UTF_8);
    }

    @Override
    public void close() {
      try {
        body.close();
      } catch (IOException ended) {
        throw new UncheckedIOException(ended);
      }
    }
  }
}
