package camelody.gateway.routes;

import static camelody.gateway.routes.RunningGateway.ADMINISTRATOR_TOKEN;
import static camelody.gateway.routes.RunningGateway.TRACK;
import static camelody.gateway.routes.RunningGateway.USER_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.jsonrpc.FaultCode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shows how requests become calls, and results become answers. */
class RestTest {
  private static final String PLAYLIST = "/api/playlists/" + TRACK;

  @TempDir Path folder;
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = RunningGateway.start(folder);
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
  }

  @Test
  void given_a_query_when_tracks_are_listed_then_it_becomes_typed_params() throws Exception {
    gateway.services.answering("catalogue.list", "{\"items\":[]}");

    HttpResponse<String> answer =
        gateway.get("/api/tracks?genre=Drum%20%26%20Bass&year=1999&limit=5");

    assertThat(gateway.services.lastCall().params())
        .isEqualTo("{\"genre\":\"Drum & Bass\",\"year\":1999,\"limit\":5}");
    assertThat(answer.body()).isEqualTo("{\"items\":[]}");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void given_an_expired_token_when_a_session_is_begun_or_renewed_then_it_is_no_matter()
      throws Exception {
    String session = "{\"token\":\"t\"}";
    gateway.services.answering("users.authenticate", session).answering("users.renew", session);

    HttpResponse<String> begun =
        gateway.post(
            "/api/sessions",
            "{\"username\":\"nina\",\"password\":\"p\"}",
            "Authorization",
            "Bearer expired");
    HttpResponse<String> renewed =
        gateway.post(
            "/api/sessions/renewals",
            "{\"refreshToken\":\"r\"}",
            "Authorization",
            "Bearer expired");

    assertThat(begun.statusCode()).isEqualTo(201);
    assertThat(renewed.statusCode()).isEqualTo(201);
    assertThat(gateway.services.calls)
        .noneMatch(call -> call.headers().containsKey(RpcHeaders.AUTHORIZATION));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=x       | limit: expected a whole number, came 'x'",
        "limit=1&limit=2 | limit: expected it once, came 2 times",
        "sort=up       | sort: expected one of title, artist, album, year, added, random, came 'up'",
        "year=%zz      | query: expected percent-encoded UTF-8",
        "genre=%00     | query: expected percent-encoded UTF-8",
        "colour=red    | came 'colour'",
      })
  void given_a_wrong_query_when_sent_then_400_says_what_was_expected(String query, String detail)
      throws Exception {
    String answer =
        gateway.sendRaw(
            "GET /api/tracks?"
                + query.strip()
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400 ");
    assertThat(answer).contains(detail.strip()).contains("\"code\":-32602");
    assertThat(gateway.services.calls).isEmpty();
  }

  @Test
  void given_a_playlist_when_it_is_made_then_201_and_its_location() throws Exception {
    gateway.services.answering("playlists.create", "{\"id\":\"7\",\"name\":\"é\"}");

    HttpResponse<String> answer =
        gateway.post(
            "/api/playlists", " {\"name\":\"é\" , \"trackIds\":[]} ", "Authorization", USER_TOKEN);

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).hasValue("/api/playlists/7");
    assertThat(gateway.services.lastCall().params())
        .isEqualTo("{\"name\":\"é\" , \"trackIds\":[]}");
    assertThat(gateway.services.lastCall().headers())
        .containsEntry("authorization", USER_TOKEN)
        .containsEntry("camelody-client-address", "127.0.0.1");
  }

  @Test
  void given_a_version_when_a_playlist_is_edited_then_it_travels_and_a_stale_one_is_412()
      throws Exception {
    gateway.services.answering("playlists.find", "{\"id\":\"7\",\"version\":3,\"entries\":[]}");
    gateway.services.refusing("playlists.rename", FaultCode.CONFLICT, "version 4 is newer");

    HttpResponse<String> found = gateway.get(PLAYLIST);
    String tag = found.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> stale =
        gateway.send(
            "PUT",
            PLAYLIST + "/name",
            "{\"name\":\"x\"}",
            "Authorization",
            USER_TOKEN,
            "If-Match",
            tag);

    assertThat(tag).isEqualTo("\"3\"");
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(gateway.services.lastCall().params())
        .isEqualTo("{\"playlistId\":\"" + TRACK + "\",\"version\":3,\"name\":\"x\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                              | expected a JSON object",
        "{\"name\":1,\"name\":2}         | each member once",
        "{\"colour\":1}                  | came 'colour'",
        "{}                              | expected a member 'name'",
        "{\"name\":\"x\"} {}             | came more after it",
        "{\"name\":                      | expected a JSON object",
        "{\"playlistId\":\"x\",\"name\":\"y\"} | came 'playlistId'",
      })
  void given_a_wrong_body_when_sent_then_400_says_what_was_expected(String body, String detail)
      throws Exception {
    HttpResponse<String> answer =
        gateway.send("PUT", PLAYLIST + "/name", body.strip(), "Authorization", USER_TOKEN);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(detail.strip());
    assertThat(gateway.services.calls).isEmpty();
  }

  @Test
  void given_deep_json_when_sent_then_400() throws Exception {
    String deep = "{\"name\":" + "[".repeat(70) + "]".repeat(70) + "}";

    assertThat(gateway.post("/api/playlists", deep, "Authorization", USER_TOKEN).statusCode())
        .isEqualTo(400);
  }

  @Test
  void given_nobody_or_the_wrong_one_when_they_ask_then_401_and_403_without_a_call()
      throws Exception {
    assertThat(gateway.get("/api/me").statusCode()).isEqualTo(401);
    assertThat(gateway.get("/api/me", "Authorization", "Bearer x").statusCode()).isEqualTo(401);
    assertThat(gateway.get("/api/activity", "Authorization", USER_TOKEN).statusCode())
        .isEqualTo(403);
    assertThat(gateway.services.calls).isEmpty();

    gateway.services.answering("activity.list", "{}");
    assertThat(gateway.get("/api/activity", "Authorization", ADMINISTRATOR_TOKEN).statusCode())
        .isEqualTo(200);
  }

  @Test
  void given_a_service_that_is_away_when_asked_then_503_and_when_to_come_again() throws Exception {
    HttpResponse<String> answer = gateway.get("/api/genres");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void given_a_delete_when_done_then_204_without_a_body() throws Exception {
    gateway.services.answering("playlists.delete", "{\"playlistId\":\"7\"}");

    HttpResponse<String> answer =
        gateway.send("DELETE", PLAYLIST, null, "Authorization", USER_TOKEN);

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void given_headers_of_ours_when_a_client_sends_them_then_they_never_reach_a_route()
      throws Exception {
    gateway.services.answering("catalogue.genres", "[]");

    gateway.get(
        "/api/genres",
        "CamelHttpResponseCode",
        "500",
        "camelody-deadline",
        "1",
        "camelody-client-address",
        "6.6.6.6",
        "X-Forwarded-For",
        "6.6.6.6");

    Map<String, Object> headers = gateway.services.lastCall().headers();
    assertThat(headers)
        .doesNotContainKeys("CamelHttpResponseCode", "camelody-deadline", "X-Forwarded-For")
        .containsEntry("camelody-client-address", "127.0.0.1");
  }

  @Test
  void given_a_trace_when_a_client_sends_one_then_it_goes_on_with_it() throws Exception {
    gateway.services.answering("catalogue.genres", "[]");
    String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    HttpResponse<String> kept = gateway.get("/api/genres", "traceparent", traceparent);
    HttpResponse<String> begun = gateway.get("/api/genres", "traceparent", "00-zz-1");

    assertThat(kept.headers().firstValue("X-Correlation-Id"))
        .hasValue("0af7651916cd43dd8448eb211c80319c");
    assertThat(begun.headers().firstValue("X-Correlation-Id").orElseThrow())
        .matches("[0-9a-f]{32}");
  }

  @Test
  void given_a_page_of_an_allowed_origin_when_it_asks_then_it_may_read() throws Exception {
    gateway.services.answering("catalogue.genres", "[]");

    HttpResponse<String> allowed = gateway.get("/api/genres", "Origin", "https://player.example");
    HttpResponse<String> stranger = gateway.get("/api/genres", "Origin", "https://other.example");

    assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://player.example");
    assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }
}
