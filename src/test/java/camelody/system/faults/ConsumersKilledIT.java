package camelody.system.faults;

import camelody.system.BrokerKind;
import camelody.system.RunningSystem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Kills those who count, again and again, while plays come in. */
@OnFaultBrokers
class ConsumersKilledIT {
  private static final int PER_SECOND = 100;

  private final BrokerKind broker;
  private final RunningSystem system;
  private final Processes processes;

  ConsumersKilledIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
    this.processes = Processes.of(system);
  }

  @Test
  void given_plays_when_history_and_statistics_are_killed_many_times_then_each_counts_once() {
    int kills = Extent.choose(2, 20);
    int count = Extent.choose(800, 5_000);
    try (Plays plays = Plays.on(system).start(count, PER_SECOND)) {
      for (int i = 1; i <= kills; i++) {
        plays.awaitSent(count * i / (kills + 1));
        for (String instance : List.of("statistics-1", "history-1")) {
          processes.awaitReady(instance);
          processes.kill(instance);
        }
      }
      plays.join();
      Duration back = processes.awaitWhole();

      Ledger.Counted counted = plays.ledger().settle();

      Finding.record(
          this,
          broker,
          "an accepted play counts once though its consumers are killed",
          counted,
          back);
    }
  }
}
