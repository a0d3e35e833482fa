package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** Leaves catalogue, history and statistics out of a system: what is there does what it can. */
@OnBothBrokers
class ServiceAbsentIT {
  private static RunningSystem system;

  ServiceAbsentIT(BrokerKind broker) {
    assertThat(broker).isNotNull();
  }

  @BeforeParameterizedClassInvocation
  static void start(BrokerKind broker) {
    system = RunningSystem.startNew(broker, List.of("--only", "users,playlists,gateway"));
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    system.stop();
  }

  @Test
  void given_no_catalogue_when_called_then_rest_says_later_and_rpc_says_unknown_at_once() {
    String request = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"catalogue.list\"}";
    system.http().rpc(request);
    long began = System.nanoTime();
    JsonNode reply = system.http().rpc(request).json();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Http.Answer rest = system.http().get("/api/tracks");

    assertThat(reply.path("error").path("code").asInt()).isEqualTo(-32601);
    assertThat(took).as("sooner than the timeout of a call").isLessThan(Duration.ofSeconds(4));
    assertThat(rest.status()).isEqualTo(503);
    assertThat(rest.header("Retry-After")).isNotEmpty();
    assertThat(rest.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void given_no_catalogue_when_a_playlist_is_read_then_its_entries_are_bare() {
    Http listener = system.http().asNewListener();
    String track = UUID.randomUUID().toString();
    Http.Answer made =
        listener.post(
            "/api/playlists", Json.write(Map.of("name", "Bare", "trackIds", List.of(track))));
    assertThat(made.status()).as(made.body()).isEqualTo(201);

    JsonNode playlist = listener.get("/api/playlists/" + made.json().path("id").asText()).json();

    assertThat(playlist.path("enriched").asBoolean(true)).isFalse();
    assertThat(playlist.path("entries").findValuesAsText("trackId")).containsExactly(track);
  }

  @Test
  void given_a_play_before_history_and_statistics_ever_ran_when_they_start_then_it_counts() {
    Http listener = system.http().asNewListener();
    String track = UUID.randomUUID().toString();
    assertThat(listener.post("/api/plays", Json.write(Map.of("trackId", track))).status())
        .isEqualTo(202);

    RunningSystem.Output scaled = system.startSh("scale", "history=1", "statistics=1");

    assertThat(scaled.exitCode()).as(scaled.text()).isZero();
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(listener.get("/api/me/history").json().path("total").asInt()).isEqualTo(1);
              assertThat(
                      system
                          .http()
                          .get("/api/statistics/tracks/" + track)
                          .json()
                          .path("plays")
                          .asInt())
                  .isEqualTo(1);
            });
  }
}
