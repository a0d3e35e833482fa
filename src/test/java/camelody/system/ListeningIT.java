package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Follows music to a listener, and what was heard to history and statistics. */
@OnBothBrokers
class ListeningIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final RunningSystem system;

  ListeningIT(BrokerKind broker) {
    system = RunningSystem.on(broker);
  }

  @Test
  void given_the_demo_library_when_listed_then_it_can_be_found_and_heard() {
    Http http = system.http();
    await().atMost(SOON).until(() -> http.get("/api/tracks").json().path("total").asInt() >= 24);

    String id = http.get("/api/tracks?limit=1&sort=title").json().at("/items/0/id").asText();
    HttpResponse<byte[]> head = http.bytes("HEAD", "/api/tracks/" + id + "/stream", null);
    HttpResponse<byte[]> whole = http.bytes("GET", "/api/tracks/" + id + "/stream", null);
    HttpResponse<byte[]> part =
        http.with("Range", "bytes=100-199").bytes("GET", "/api/tracks/" + id + "/stream", null);
    HttpResponse<byte[]> beyond =
        http.with("Range", "bytes=999999999-").bytes("GET", "/api/tracks/" + id + "/stream", null);
    String tag = whole.headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> known =
        http.with("If-None-Match", tag).bytes("GET", "/api/tracks/" + id + "/stream", null);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("content-length").orElse(0))
        .isEqualTo(whole.body().length);
    assertThat(new String(whole.body(), 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("fLaC");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(whole.body(), 100, 200));
    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(known.statusCode()).isEqualTo(304);
  }

  @Test
  void given_words_without_accents_or_with_a_typo_when_searched_then_the_tune_is_found() {
    Http http = system.http();
    await().atMost(SOON).until(() -> http.get("/api/tracks").json().path("total").asInt() >= 24);

    for (String words :
        List.of("fur%20elise", "F%C3%BCr", "elize", "frere%20jac", "escravos%20de%20jo")) {
      assertThat(http.get("/api/search?q=" + words).json().path("tracks")).as(words).isNotEmpty();
    }
  }

  @Test
  void given_a_cover_when_asked_for_then_it_is_a_picture() {
    Http http = system.http();
    await().atMost(SOON).until(() -> http.get("/api/albums").json().path("total").asInt() >= 5);
    String id = http.get("/api/albums?limit=1").json().at("/items/0/id").asText();

    HttpResponse<byte[]> cover = http.bytes("GET", "/api/albums/" + id + "/cover", null);

    assertThat(cover.statusCode()).isEqualTo(200);
    assertThat(cover.headers().firstValue("content-type")).contains("image/jpeg");
    assertThat(cover.body().length).isGreaterThan(1_000);
  }

  @Test
  void given_a_play_reported_fifty_times_at_once_when_counted_then_it_counts_once() {
    Http listener = system.http().asNewListener();
    String track = UUID.randomUUID().toString();
    String play = Json.write(Map.of("playId", UUID.randomUUID().toString(), "trackId", track));

    List<CompletableFuture<Integer>> posts = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      posts.add(CompletableFuture.supplyAsync(() -> listener.post("/api/plays", play).status()));
    }

    assertThat(posts.stream().map(CompletableFuture::join)).containsOnly(202);
    await()
        .atMost(SOON)
        .until(() -> listener.get("/api/me/history").json().path("total").asInt() == 1);
    await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> plays(track) == 1);
  }

  @Test
  void given_a_stream_from_its_beginning_when_opened_then_it_is_playing_now() {
    Http listener = system.http().asNewListener();
    await()
        .atMost(SOON)
        .until(() -> system.http().get("/api/tracks").json().path("total").asInt() > 0);
    String id = system.http().get("/api/tracks?limit=1").json().at("/items/0/id").asText();

    listener.with("Range", "bytes=5-9").bytes("GET", "/api/tracks/" + id + "/stream", null);
    listener.bytes("GET", "/api/tracks/" + id + "/stream", null);

    await().atMost(SOON).until(() -> listener.get("/api/me/now-playing").body().contains(id));
  }

  @Test
  void given_a_play_that_cannot_be_when_reported_then_it_is_refused() {
    Http listener = system.http().asNewListener();

    assertThat(listener.post("/api/plays", "{\"trackId\":\"x\"}").status()).isEqualTo(400);
    assertThat(
            listener
                .post(
                    "/api/plays",
                    "{\"trackId\":\""
                        + UUID.randomUUID()
                        + "\",\"playedAt\":\"2020-01-01T00:00:00Z\"}")
                .status())
        .isEqualTo(400);
    assertThat(system.http().post("/api/plays", "{}").status()).isEqualTo(401);
  }

  private int plays(String track) {
    return system.http().get("/api/statistics/tracks/" + track).json().path("plays").asInt(-1);
  }
}
