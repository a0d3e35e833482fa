package camelody.gateway.routes;

import static camelody.gateway.routes.RunningGateway.NOW;
import static camelody.gateway.routes.RunningGateway.TRACK;
import static camelody.gateway.routes.RunningGateway.USER;
import static camelody.gateway.routes.RunningGateway.USER_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import camelody.messaging.events.OutgoingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows which reports of plays are taken, and that only what the broker has is accepted. */
class PlaysTest {
  private static final String PLAY_ID = "0190aaaa-ac96-774b-bcce-b302099a8057";
  private static final String ONE = "{\"trackId\":\"" + TRACK + "\"}";
  private static final ObjectMapper JSON = new ObjectMapper();

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
  void given_a_play_with_an_id_when_reported_then_202_and_the_event_has_that_id() throws Exception {
    HttpResponse<String> answer =
        report(
            "{\"playId\":\"%s\",\"trackId\":\"%s\",\"playedAt\":\"2026-01-31T11:59:00Z\"}"
                .formatted(PLAY_ID, TRACK));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"playId\":\"" + PLAY_ID + "\"}");
    OutgoingEvent event = gateway.events.published.get(0);
    JsonNode message = JSON.readTree(event.body().toBytes());
    JsonNode params = message.path("params");
    assertThat(event.messageId()).isEqualTo(PLAY_ID);
    assertThat(message.path("method").asText()).isEqualTo("listening.trackPlayed");
    assertThat(params.path("eventId").asText()).isEqualTo(PLAY_ID);
    assertThat(params.path("occurredAt").asText()).isEqualTo(NOW.toString());
    assertThat(params.path("playedAt").asText()).isEqualTo("2026-01-31T11:59:00Z");
    assertThat(params.path("userId").asText()).isEqualTo(USER.toString());
    assertThat(params.path("trackId").asText()).isEqualTo(TRACK);
  }

  @Test
  void given_a_play_without_an_id_when_reported_then_the_gateway_makes_one() throws Exception {
    HttpResponse<String> answer = report(ONE);

    assertThat(JSON.readTree(answer.body()).path("playId").asText())
        .isEqualTo(gateway.events.published.get(0).messageId());
  }

  @Test
  void given_an_array_when_reported_then_each_is_published_and_answered_in_order()
      throws Exception {
    HttpResponse<String> answer = report(array(100));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(JSON.readTree(answer.body()).path("items")).hasSize(100);
    assertThat(
            gateway.events.published.stream()
                .map(OutgoingEvent::messageId)
                .collect(Collectors.toSet()))
        .hasSize(100);
  }

  @Test
  void given_no_broker_when_a_play_is_reported_then_503_and_when_to_come_again() throws Exception {
    gateway.events.brokerAway = true;

    for (String body : new String[] {ONE, array(3)}) {
      HttpResponse<String> answer = report(body);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "[null]",
        "{}",
        "{\"trackId\":null}",
        "{\"trackId\":\"7\"}",
        "{\"trackId\":\"01890a5d-ac96-774b-bcce-b302099a8010\",\"colour\":1}",
        "{\"trackId\":\"01890a5d-ac96-774b-bcce-b302099a8010\",\"playId\":\"1-1-1-1-1\"}",
        "{\"trackId\":\"01890a5d-ac96-774b-bcce-b302099a8010\",\"playedAt\":\"yesterday\"}",
        "{\"trackId\":\"01890a5d-ac96-774b-bcce-b302099a8010\","
            + "\"playedAt\":\"2026-01-17T11:59:59Z\"}",
        "{\"trackId\":\"01890a5d-ac96-774b-bcce-b302099a8010\","
            + "\"playedAt\":\"2026-01-31T12:05:01Z\"}",
        "{\"trackId\":\"01890a5d-ac96-774b-bcce-b302099a8010\"} x"
      })
  void given_a_wrong_report_when_sent_then_400_and_nothing_is_published(String body)
      throws Exception {
    HttpResponse<String> answer = report(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":-32602").doesNotContain("camelody.gateway");
    assertThat(gateway.events.published).isEmpty();
  }

  @Test
  void given_more_than_a_hundred_when_reported_then_400() throws Exception {
    assertThat(report(array(101)).statusCode()).isEqualTo(400);
  }

  @Test
  void given_nobody_when_a_play_is_reported_then_401() throws Exception {
    assertThat(gateway.post("/api/plays", ONE).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> report(String body) throws Exception {
    return gateway.post("/api/plays", body, "Authorization", USER_TOKEN);
  }

  private static String array(int count) {
    return "[" + String.join(",", Collections.nCopies(count, ONE)) + "]";
  }
}
