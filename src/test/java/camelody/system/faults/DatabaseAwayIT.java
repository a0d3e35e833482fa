package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.RunningSystem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Takes the database away under load: plays are accepted and wait, none becomes a dead letter. */
@OnFaultBrokers
class DatabaseAwayIT {
  private static final int PER_SECOND = 40;

  private final BrokerKind broker;
  private final RunningSystem system;
  private final Processes processes;

  DatabaseAwayIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
    this.processes = Processes.of(system);
  }

  @Test
  void given_load_when_the_database_is_away_then_plays_wait_and_none_is_a_dead_letter() {
    int seconds = Extent.choose(8, 20);
    long deadLetters = Queues.deadLetters(system);
    try (Plays plays = Plays.on(system)) {
      plays.start(PER_SECOND * (seconds + 2), PER_SECOND);
      plays.awaitSent(PER_SECOND);
      processes.killDatabase();
      Http.Answer answer = system.http().get("/api/statistics/top-tracks");
      plays.awaitSent(PER_SECOND * seconds);
      processes.restartDatabase();
      plays.join();
      Duration back =
          Recovery.of(
              "statistics can be read again",
              () -> system.http().get("/api/statistics/top-tracks").status() == 200);

      Ledger.Counted counted = plays.ledger().settle();
      processes.awaitWhole();

      assertThat(answer.status()).isIn(503, 504);
      assertThat(counted.accepted())
          .as("plays need no database, though a busy broker may refuse a few")
          .isGreaterThan(plays.sent() * 9L / 10);
      assertThat(Queues.deadLetters(system)).isEqualTo(deadLetters);
      Finding.record(
          this,
          broker,
          "with the database away plays wait and none is a dead letter",
          counted,
          back);
    }
  }
}
