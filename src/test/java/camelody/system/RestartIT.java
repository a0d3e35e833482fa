package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Kills consumers in the midst of plays: what was answered 202 is counted, once. */
@OnBothBrokers
class RestartIT {
  private static final int PLAYS = 200;

  private final RunningSystem system;

  RestartIT(BrokerKind broker) {
    system = RunningSystem.on(broker);
  }

  @Test
  void given_plays_when_statistics_and_history_are_killed_then_each_accepted_play_counts_once() {
    Http listener = system.http().asNewListener();
    String track = UUID.randomUUID().toString();
    List<Integer> answers = new ArrayList<>();

    for (int i = 0; i < PLAYS; i++) {
      answers.add(listener.post("/api/plays", Json.write(Map.of("trackId", track))).status());
      if (i == PLAYS / 4 || i == PLAYS / 2) {
        system.process("statistics-1").destroyForcibly();
        system.process("history-1").destroyForcibly();
        await()
            .atMost(Duration.ofMinutes(2))
            .ignoreExceptions()
            .until(
                () ->
                    system.process("statistics-1").isAlive()
                        && system.process("history-1").isAlive());
      }
    }

    long accepted = answers.stream().filter(status -> status == 202).count();
    assertThat(accepted).isEqualTo(PLAYS);
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> {
              assertThat(
                      system
                          .http()
                          .get("/api/statistics/tracks/" + track)
                          .json()
                          .path("plays")
                          .asLong())
                  .isEqualTo(accepted);
              assertThat(listener.get("/api/me/history").json().path("total").asLong())
                  .isEqualTo(accepted);
            });
  }
}
