package camelody.gateway.routes;

import static camelody.gateway.routes.RunningGateway.TRACK;
import static camelody.gateway.routes.RunningGateway.USER_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.messaging.events.OutgoingEvent;
import camelody.messaging.jsonrpc.FaultCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows how audio is served, and what of it is told to others. */
class StreamTest {
  private static final String PATH = "/api/tracks/" + TRACK + "/stream";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private RunningGateway gateway;

  static void library(Path folder, int bytes) throws IOException {
    Path library = Files.createDirectories(folder.resolve("library"));
    byte[] song = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      song[i] = (byte) ('a' + i % 26);
    }
    Files.write(library.resolve("song.ogg"), song);
  }

  static String claim(int bytes) {
    return "{\"root\":\"library\",\"path\":\"song.ogg\",\"contentType\":\"audio/ogg\",\"sizeBytes\":"
        + bytes
        + ",\"entityTag\":\"v1\",\"more\":1}";
  }

  @BeforeEach
  void start() throws Exception {
    library(folder, 1_000);
    gateway = RunningGateway.start(folder);
    gateway.services.answering("catalogue.openStream", claim(1_000));
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
  }

  @Test
  void given_a_track_when_it_is_asked_for_then_all_of_it_comes_and_the_start_is_told()
      throws Exception {
    HttpResponse<String> answer = gateway.get(PATH, "Authorization", USER_TOKEN);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).hasSize(1_000).startsWith("abc");
    assertThat(answer.headers().firstValue("Accept-Ranges")).hasValue("bytes");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("audio/ogg");
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"v1\"");
    await().until(() -> gateway.events.published.size() == 1);
    JsonNode params = params(gateway.events.published.get(0));
    assertThat(params.path("userId").asText()).isEqualTo(RunningGateway.USER.toString());
    assertThat(params.path("trackId").asText()).isEqualTo(TRACK);
    assertThat(params.has("eventId")).isTrue();
  }

  @Test
  void given_a_track_when_a_part_is_asked_for_then_206_and_only_its_beginning_is_told()
      throws Exception {
    HttpResponse<String> middle = gateway.get(PATH, "Range", "bytes=26-28");
    HttpResponse<String> end = gateway.get(PATH, "Range", "bytes=-2");
    HttpResponse<String> beginning = gateway.get(PATH, "Range", "bytes=0-");

    assertThat(middle.statusCode()).isEqualTo(206);
    assertThat(middle.body()).isEqualTo("abc");
    assertThat(middle.headers().firstValue("Content-Range")).hasValue("bytes 26-28/1000");
    assertThat(end.headers().firstValue("Content-Range")).hasValue("bytes 998-999/1000");
    assertThat(beginning.statusCode()).isEqualTo(206);
    await().until(() -> gateway.events.published.size() == 1);
    assertThat(params(gateway.events.published.get(0)).path("userId").isNull()).isTrue();
  }

  @Test
  void given_an_opened_track_when_later_parts_are_asked_for_then_the_catalogue_is_not_asked_again()
      throws Exception {
    gateway.get(PATH, "Range", "bytes=0-99");
    assertThat(gateway.services.calls).hasSize(1);

    HttpResponse<String> later = gateway.get(PATH, "Range", "bytes=100-125");
    assertThat(later.statusCode()).isEqualTo(206);
    assertThat(later.body()).startsWith("wxyz");
    assertThat(gateway.services.calls).hasSize(1);

    // Who begins anew always asks: the track may have been withdrawn.
    gateway.services.refusing("catalogue.openStream", FaultCode.NOT_FOUND, "gone");
    assertThat(gateway.get(PATH, "Range", "bytes=00-99").statusCode()).isEqualTo(404);
    assertThat(gateway.get(PATH).statusCode()).isEqualTo(404);
    assertThat(gateway.services.calls).hasSize(3);
  }

  @Test
  void given_a_client_that_has_it_when_it_asks_again_then_304_and_nothing_is_told()
      throws Exception {
    HttpResponse<String> tagged = gateway.get(PATH, "If-None-Match", "\"v0\", W/\"v1\"");
    String modified = tagged.headers().firstValue("Last-Modified").orElseThrow();
    HttpResponse<String> dated = gateway.get(PATH, "If-Modified-Since", modified);
    HttpResponse<String> head = gateway.send("HEAD", PATH, null);

    assertThat(tagged.statusCode()).isEqualTo(304);
    assertThat(dated.statusCode()).isEqualTo(304);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Length")).hasValue("1000");
    assertThat(gateway.events.published).isEmpty();
  }

  @Test
  void given_a_part_of_an_older_file_when_the_rest_is_asked_for_then_all_comes() throws Exception {
    assertThat(gateway.get(PATH, "Range", "bytes=5-", "If-Range", "\"v0\"").statusCode())
        .isEqualTo(200);
    assertThat(gateway.get(PATH, "Range", "bytes=5-", "If-Range", "\"v1\"").statusCode())
        .isEqualTo(206);
  }

  @Test
  void given_a_range_past_the_end_when_asked_for_then_416() throws Exception {
    HttpResponse<String> answer = gateway.get(PATH, "Range", "bytes=1000-");

    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(answer.headers().firstValue("Content-Range")).hasValue("bytes */1000");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void given_claims_that_lead_out_of_the_library_when_asked_for_then_404() throws Exception {
    Files.writeString(folder.resolve("secret"), "secret");
    Files.createSymbolicLink(folder.resolve("library/link.ogg"), folder.resolve("secret"));

    for (String path : List.of("../secret", "link.ogg", "/etc/passwd", "a\\u0000b", "")) {
      gateway.services.answering(
          "catalogue.openStream",
          "{\"root\":\"library\",\"path\":\""
              + path
              + "\",\"contentType\":\"audio/ogg\",\"sizeBytes\":6}");
      assertThat(gateway.get(PATH).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void given_a_signed_link_when_it_is_followed_then_its_user_is_listening() throws Exception {
    HttpResponse<String> made =
        gateway.post("/api/tracks/" + TRACK + "/links", "{}", "Authorization", USER_TOKEN);
    String url = JSON.readTree(made.body()).path("url").asText();

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(gateway.get(url).statusCode()).isEqualTo(200);
    await().until(() -> gateway.events.published.size() == 1);
    assertThat(params(gateway.events.published.get(0)).path("userId").asText())
        .isEqualTo(RunningGateway.USER.toString());
    assertThat(gateway.get(url + "x").statusCode()).isEqualTo(401);
    assertThat(gateway.get(url.replace(TRACK, TRACK.replace("10", "11"))).statusCode())
        .isEqualTo(401);
  }

  @Test
  void given_the_broker_away_when_a_track_begins_then_music_plays_and_it_is_told_later()
      throws Exception {
    gateway.events.brokerAway = true;

    assertThat(gateway.get(PATH).statusCode()).isEqualTo(200);
    await().until(() -> gateway.spool.events() == 1);
    gateway.events.brokerAway = false;

    await().atMost(Duration.ofSeconds(5)).until(() -> gateway.events.published.size() == 1);
    await().until(() -> gateway.spool.events() == 0);
  }

  @Test
  void given_ten_megabytes_when_thirty_two_listen_then_the_heap_sees_nothing() throws Exception {
    library(folder, 10_000_000);
    gateway.services.answering("catalogue.openStream", claim(10_000_000));
    java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient();

    List<java.util.concurrent.CompletableFuture<Integer>> listeners =
        java.util.stream.IntStream.range(0, 32)
            .mapToObj(
                i ->
                    client
                        .sendAsync(
                            gateway.request(PATH).build(), HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
            .toList();

    assertThat(listeners).allSatisfy(each -> assertThat(each.get()).isEqualTo(200));
  }

  private static JsonNode params(OutgoingEvent event) throws IOException {
    return JSON.readTree(event.body().toBytes()).path("params");
  }
}
