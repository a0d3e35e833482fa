package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.BrokerKind;
import camelody.system.Capability;
import camelody.system.Http;
import camelody.system.RabbitNode;
import camelody.system.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs two gateways and two workers of each service on a cluster of three RabbitMQ nodes, and takes
 * a node and a gateway away under load.
 */
@Tag("full")
class ClusterIT {
  private static final int PER_SECOND = 50;
  private static final int PLAYS = PER_SECOND * 40;

  @Test
  void given_a_cluster_when_a_node_and_a_gateway_are_killed_then_what_was_accepted_counts_once()
      throws Exception {
    Capability.RABBITMQ.need();
    List<RabbitNode> nodes = RabbitNode.cluster(3);
    RunningSystem system =
        RunningSystem.startOn(
            nodes, twoOfEachService(), Map.of("RPC_QUEUES_DURABLE", Boolean.toString(false)));
    try (SecondGateway second = SecondGateway.beside(system);
        Plays plays = Plays.on(system);
        Plays others = Plays.through(second.http(), system);
        Probe calls = Probe.of(() -> isAnswered(system.http()))) {
      plays.start(PLAYS, PER_SECOND);
      others.start(PLAYS, PER_SECOND);
      plays.awaitSent(PLAYS / 4);

      // All processes are connected to the first node: it is the first address of each.
      nodes.get(0).kill();
      Duration back =
          Recovery.of(
              "calls and plays work again",
              () -> isAnswered(system.http()) && isAnswered(second.http()));
      plays.awaitSent(PLAYS / 2);
      second.kill();
      plays.join();
      others.join();
      nodes.get(0).restart();

      Ledger.Counted counted = plays.ledger().settle();
      Ledger.Counted countedOfOthers = others.ledger().settle();

      assertThat(others.ledger().refused()).as("the fault was felt").isPositive();
      assertThat(calls.longestRefusal()).isLessThan(Duration.ofSeconds(60));
      Finding.record(
          this,
          BrokerKind.RABBITMQ,
          "a cluster loses a node, and nobody loses a play",
          counted,
          back);
      Finding.record(
          this,
          BrokerKind.RABBITMQ,
          "one of two gateways is killed, and what it had accepted counts once",
          countedOfOthers,
          calls.longestRefusal());
    } finally {
      system.stop();
    }
  }

  private static List<String> twoOfEachService() {
    return Processes.SERVICES.stream()
        .flatMap(service -> List.of("--scale", service + "=2").stream())
        .toList();
  }

  private static boolean isAnswered(Http gateway) {
    return gateway.get("/api/tracks?limit=1").status() == 200;
  }
}
