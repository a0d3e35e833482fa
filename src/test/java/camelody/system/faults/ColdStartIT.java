package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.BrokerKind;
import camelody.system.Capability;
import camelody.system.Http;
import camelody.system.Ports;
import camelody.system.RabbitNode;
import camelody.system.RunningSystem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Starts every process before there is a broker or a database. */
class ColdStartIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void given_neither_broker_nor_database_when_they_come_then_everything_becomes_ready_by_itself()
      throws Exception {
    Capability.RABBITMQ.need();
    int databasePort = Ports.free();
    RabbitNode broker = RabbitNode.prepare();
    RunningSystem system =
        RunningSystem.prepare(
            List.of(broker),
            List.of(
                "--database",
                "postgresql://postgres@localhost:" + databasePort + "/postgres",
                "--only",
                "catalogue,users,history,gateway"));
    EmbeddedPostgres database = null;
    try {
      CompletableFuture<Integer> start =
          CompletableFuture.supplyAsync(() -> system.startDetached().exitCode());
      Recovery.of(
          "the gateway says that it waits",
          () -> new Http(system.url()).get("/observe/health/ready").status() == 503);
      assertThat(start).as("start.sh waits too").isNotDone();

      broker.restart();
      database = EmbeddedPostgres.builder().setPort(databasePort).start();
      Duration back =
          Recovery.of("calls are answered", () -> isAnswered(system) && playsAreTaken(system));

      assertThat(start.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
      Finding.record(
          this,
          BrokerKind.RABBITMQ,
          "started before broker and database, everything becomes ready by itself",
          back);
    } finally {
      system.stop();
      if (database != null) {
        database.close();
      }
    }
  }

  private static boolean isAnswered(RunningSystem system) {
    return system.http().get("/api/tracks?limit=1").status() == 200;
  }

  private static boolean playsAreTaken(RunningSystem system) {
    return system
            .http()
            .asNewListener()
            .post("/api/plays", "{\"trackId\":\"" + UUID.randomUUID() + "\"}")
            .status()
        == 202;
  }
}
