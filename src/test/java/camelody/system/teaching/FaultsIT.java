package camelody.system.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.Json;
import camelody.system.OnBothBrokers;
import camelody.system.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Breaks things as the console does, and holds what happens against what others know: measured
 * times, counted plays, letters, processes.
 */
@OnBothBrokers
class FaultsIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final long FAST_MILLIS = 1_500;
  private static final String FAULTS = "/teach/api/faults";

  private final RunningSystem system;
  private Http administrator;

  FaultsIT(BrokerKind broker) {
    system = RunningSystem.on(broker);
  }

  @BeforeEach
  void logIn() {
    administrator = system.http().login("admin", system.administratorPassword());
  }

  @AfterEach
  void mend() {
    on().forEach(fault -> administrator.delete(FAULTS + "/" + fault.path("id").asText()));
    await().atMost(SOON).until(() -> on().isEmpty());
    await().atMost(SOON).until(() -> system.http().get("/api/genres").status() == 200);
  }

  @Test
  void given_a_slow_service_when_it_is_asked_then_it_alone_is_slow_until_its_time_is_over() {
    assertThat(millis("/api/genres")).isLessThan(FAST_MILLIS);

    begin("slow-service", "catalogue", Map.of("milliseconds", 2_000), 20);

    await().atMost(SOON).until(() -> millis("/api/genres") >= 2_000);
    assertThat(millis("/api/statistics/top-tracks")).isLessThan(FAST_MILLIS);
    assertThat(on()).hasSize(1);
    assertThat(on().get(0).at("/processes/0/instance").asText()).isEqualTo("catalogue-1");
    await().atMost(SOON).until(() -> on().isEmpty());
    assertThat(millis("/api/genres")).isLessThan(FAST_MILLIS);
  }

  @Test
  void given_a_handler_that_fails_twice_when_a_play_comes_then_it_is_retried_and_counted_once() {
    Http listener = system.http().asNewListener();
    String track = UUID.randomUUID().toString();
    long letters = letters("statistics.listening");
    begin("fail-next", "statistics-1", Map.of("times", 2), 60);
    await().atMost(SOON).until(() -> !on().isEmpty());
    String trace = newTrace();

    listener
        .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
        .post("/api/plays", Json.write(Map.of("trackId", track)));

    // Asking the statistics before would be the next to fail.
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(of(trace, "retried")).hasSize(2).isSorted());
    await().atMost(SOON).until(() -> plays(track) == 1);
    assertThat(letters("statistics.listening")).isEqualTo(letters);
    assertThat(on()).isEmpty();
  }

  @Test
  void given_a_handler_that_fails_each_time_when_a_play_comes_then_it_lies_among_the_letters() {
    Http listener = system.http().asNewListener();
    String track = UUID.randomUUID().toString();
    long letters = letters("statistics.listening");
    begin("fail-next", "statistics-1", Map.of("times", 3), 60);
    await().atMost(SOON).until(() -> !on().isEmpty());

    listener.post("/api/plays", Json.write(Map.of("trackId", track)));

    await().atMost(SOON).until(() -> letters("statistics.listening") == letters + 1);
    assertThat(plays(track)).isZero();
    String replays = "/api/operations/dead-letters/statistics.listening/replays";
    assertThat(administrator.post(replays, "{\"all\":true}").status()).isEqualTo(200);
    await().atMost(SOON).until(() -> plays(track) == 1);
  }

  @Test
  void given_a_lost_reply_when_a_playlist_is_made_then_the_caller_is_late_and_the_work_is_done() {
    Http listener = system.http().asNewListener();
    begin("drop-reply", "playlists", Map.of("times", 1), 60);
    await().atMost(SOON).until(() -> !on().isEmpty());

    Http.Answer answer = listener.post("/api/playlists", "{\"name\":\"Lost and found\"}");

    assertThat(answer.status()).isEqualTo(504);
    assertThat(listener.get("/api/playlists").json().path("items").findValuesAsText("name"))
        .containsExactly("Lost and found");
    assertThat(on()).isEmpty();
  }

  @Test
  void given_odd_messages_when_they_are_sent_then_each_comes_to_its_own_end() {
    long letters = letters("history.listening");
    String poison = begin("poison-message", "", Map.of(), 1).path("trace").asText();
    String unroutable = begin("unroutable-message", "", Map.of(), 1).path("trace").asText();
    String expired = begin("expired-message", "catalogue", Map.of(), 1).path("trace").asText();

    await().atMost(SOON).until(() -> letters("history.listening") == letters + 1);
    await().atMost(SOON).until(() -> !of(poison, "dead-lettered").isEmpty());
    await().atMost(SOON).until(() -> !of(unroutable, "unroutable").isEmpty());
    await().atMost(SOON).until(() -> !of(expired, "expired").isEmpty());
    assertThat(of(expired, "step-entered")).isEmpty();
  }

  @Test
  void given_a_stopped_worker_when_its_time_is_over_then_it_is_there_again_and_nothing_is_lost() {
    Http listener = system.http().asNewListener();
    String track = UUID.randomUUID().toString();
    ProcessHandle before = system.process("statistics-1");

    begin("stop-worker", "statistics-1", Map.of(), 15);
    await().atMost(SOON).until(() -> !before.isAlive());
    for (int i = 0; i < 20; i++) {
      assertThat(listener.post("/api/plays", Json.write(Map.of("trackId", track))).status())
          .isEqualTo(202);
    }
    assertThat(on()).extracting(each -> each.path("kind").asText()).containsExactly("stop-worker");

    await().atMost(SOON).ignoreExceptions().until(() -> plays(track) == 20);
    assertThat(on()).isEmpty();
  }

  @Test
  void given_one_more_worker_when_requests_come_then_both_take_them_until_it_is_taken_away() {
    assertThat(begin("add-worker", "catalogue", Map.of(), 60).path("id").asText())
        .isEqualTo("catalogue-2");
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> system.process("catalogue-2").isAlive() && handled("catalogue-2") == 0);
    long before = handled("catalogue-1");
    IntStream.range(0, 60)
        .parallel()
        .forEach(i -> system.http().get("/api/tracks?limit=1&offset=" + i % 7));
    await().atMost(SOON).until(() -> handled("catalogue-2") > 0);
    assertThat(handled("catalogue-1") - before + handled("catalogue-2")).isEqualTo(60);

    ProcessHandle second = system.process("catalogue-2");
    assertThat(administrator.delete(FAULTS + "/catalogue-2").status()).isEqualTo(204);

    await().atMost(SOON).until(() -> !second.isAlive());
  }

  @Test
  void given_who_may_not_when_faults_are_asked_for_then_nothing_breaks() {
    String fault = fault("slow-service", "catalogue", Map.of("milliseconds", 50), 5);

    assertThat(system.http().post(FAULTS, fault).status()).isEqualTo(401);
    assertThat(system.http().asNewListener().post(FAULTS, fault).status()).isEqualTo(403);
    assertThat(
            administrator.with("Origin", "http://elsewhere.example").post(FAULTS, fault).status())
        .isEqualTo(403);
    assertThat(administrator.with("Sec-Fetch-Site", "cross-site").post(FAULTS, fault).status())
        .isEqualTo(403);
    for (String wrong :
        List.of(
            "{",
            "[]",
            fault("no-such-fault", "catalogue", Map.of(), 5),
            fault("slow-service", "nobody", Map.of(), 5),
            fault("slow-service", "../etc", Map.of(), 5),
            fault("slow-service", "catalogue", Map.of("milliseconds", 10_001), 5),
            fault("slow-service", "catalogue", Map.of("milliseconds", "soon"), 5),
            fault("slow-service", "catalogue", Map.of("milliseconds", 5), 601),
            fault("stop-worker", "nobody-1", Map.of(), 5),
            fault("stop-worker", "database", Map.of(), 5))) {
      assertThat(administrator.post(FAULTS, wrong).status()).as(wrong).isEqualTo(400);
    }
    assertThat(on()).isEmpty();
  }

  private JsonNode begin(String kind, String target, Map<String, ?> parameters, int seconds) {
    Http.Answer answer = administrator.post(FAULTS, fault(kind, target, parameters, seconds));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json();
  }

  private static String fault(String kind, String target, Map<String, ?> parameters, int seconds) {
    return Json.write(
        Map.of("kind", kind, "target", target, "parameters", parameters, "seconds", seconds));
  }

  private List<JsonNode> on() {
    return list(administrator.get(FAULTS).json().path("on"));
  }

  private long millis(String path) {
    long began = System.nanoTime();
    assertThat(system.http().get(path).status()).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - began).toMillis();
  }

  private long plays(String track) {
    return system.http().get("/api/statistics/tracks/" + track).json().path("plays").asLong();
  }

  private long letters(String queue) {
    return list(administrator.get("/api/operations/queues").json()).stream()
        .filter(each -> each.path("name").asText().equals(queue + ".dead-letter"))
        .mapToLong(each -> each.path("messages").asLong())
        .sum();
  }

  private long handled(String instance) {
    return list(administrator.get("/api/operations/workers").json()).stream()
        .filter(each -> each.path("instance").asText().equals(instance))
        .mapToLong(each -> each.path("handled").asLong())
        .findFirst()
        .orElseThrow();
  }

  private List<Integer> of(String trace, String type) {
    return list(system.http().get("/teach/api/traces/" + trace).json().path("events")).stream()
        .filter(event -> event.path("type").asText().equals(type))
        .map(event -> event.path("attempt").asInt())
        .toList();
  }

  private static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
