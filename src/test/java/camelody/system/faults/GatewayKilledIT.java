package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.BrokerKind;
import camelody.system.RunningSystem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Kills the gateway in the midst of plays: what it had answered 202 counts, once. */
@OnFaultBrokers
class GatewayKilledIT {
  private static final int PLAYS = 1_000;
  private static final int PER_SECOND = 200;

  private final BrokerKind broker;
  private final RunningSystem system;
  private final Processes processes;

  GatewayKilledIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
    this.processes = Processes.of(system);
  }

  @Test
  void given_two_hundred_plays_a_second_when_the_gateway_is_killed_then_the_accepted_count_once() {
    try (Plays plays = Plays.on(system).start(PLAYS, PER_SECOND)) {
      plays.awaitSent(PLAYS / 3);
      processes.kill("gateway-1");
      Duration back =
          Recovery.of("the gateway answers again", () -> processes.isReady("gateway-1"));
      plays.start(PLAYS / 4, PER_SECOND).join();

      Ledger.Counted counted = plays.ledger().settle();

      assertThat(counted.accepted()).isGreaterThan(PLAYS / 5);
      assertThat(plays.ledger().refused()).as("the fault was felt").isPositive();
      Finding.record(
          this, broker, "what a gateway accepted counts once though it is killed", counted, back);
    }
  }
}
