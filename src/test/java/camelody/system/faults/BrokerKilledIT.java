package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.RunningSystem;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kills the broker: with events queued, and for a while under load. */
@OnFaultBrokers
class BrokerKilledIT {
  private static final int PER_SECOND = 50;
  // Told long before an impatient client gives up; a call without any bound waits for ever.
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  private final BrokerKind broker;
  private final RunningSystem system;
  private final Processes processes;

  BrokerKilledIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
    this.processes = Processes.of(system);
  }

  @AfterEach
  void whole() {
    processes.mend();
  }

  @Test
  void given_queued_events_when_the_broker_is_killed_then_all_of_them_are_counted() {
    try (Plays plays = Plays.on(system)) {
      processes.suspend("history-1");
      processes.suspend("statistics-1");
      try {
        plays.reportMany(Extent.choose(1_000, 10_000));
        processes.killBroker();
        processes.restartBroker();
      } finally {
        processes.resume("history-1");
        processes.resume("statistics-1");
      }
      Duration back = recovery(plays);

      Ledger.Counted counted = plays.ledger().settle();

      Finding.record(this, broker, "events in the broker outlive its death", counted, back);
    }
  }

  @Test
  void given_load_when_the_broker_is_away_then_answers_are_prompt_and_clear_and_all_comes_back()
      throws InterruptedException {
    int seconds = Extent.choose(4, 30);
    try (Plays plays = Plays.on(system).start(PER_SECOND * (seconds + 4), PER_SECOND)) {
      plays.awaitSent(PER_SECOND);
      processes.killBroker();
      plays.awaitSent(PER_SECOND * 2);
      long asked = System.nanoTime();
      Http.Answer answer = system.http().get("/api/tracks");
      long took = System.nanoTime() - asked;
      plays.awaitSent(PER_SECOND * seconds);
      processes.restartBroker();
      Duration back = recovery(plays);
      plays.join();

      Ledger.Counted counted = plays.ledger().settle();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isNotEmpty();
      assertThat(TimeUnit.NANOSECONDS.toMillis(took)).isLessThan(ANSWER_MAX.toMillis());
      assertThat(plays.ledger().refused()).as("the fault was felt").isPositive();
      Finding.record(
          this,
          broker,
          "with the broker away answers are clear, and all comes back",
          counted,
          back);
    }
  }

  private Duration recovery(Plays plays) {
    return Recovery.of(
        "calls and plays work again",
        () ->
            system.http().get("/api/tracks").status() == 200
                && plays.report(java.util.UUID.randomUUID().toString()) == 202);
  }
}
