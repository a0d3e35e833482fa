package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Kills the broker under a system of its own: answers stay clear, and everything comes back. */
class BrokerAwayIT {

  @Test
  void given_a_killed_broker_when_it_is_back_then_calls_and_plays_work_again_and_nothing_is_lost()
      throws Exception {
    RunningSystem system = RunningSystem.startNew(BrokerKind.RABBITMQ);
    try {
      Http listener = system.http().asNewListener();
      String track = UUID.randomUUID().toString();
      String play = Json.write(Map.of("trackId", track));
      assertThat(listener.post("/api/plays", play).status()).isEqualTo(202);

      system.rabbit().kill();

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> system.http().get("/api/tracks").status() == 503);
      assertThat(listener.post("/api/plays", play).status()).isEqualTo(503);
      assertThat(system.http().get("/observe/health/live").status()).isEqualTo(200);
      assertThat(system.http().get("/observe/health/ready").status()).isEqualTo(503);

      system.rabbit().restart();

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> system.http().get("/api/tracks").status() == 200);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> listener.post("/api/plays", play).status() == 202);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  listener.get("/api/me/history").json().path("total").asInt() == 2
                      && system
                              .http()
                              .get("/api/statistics/tracks/" + track)
                              .json()
                              .path("plays")
                              .asInt()
                          == 2);
      HttpResponse<byte[]> page = system.http().bytes("GET", "/", null);
      assertThat(page.statusCode()).isEqualTo(200);
    } finally {
      system.stop();
    }
  }
}
