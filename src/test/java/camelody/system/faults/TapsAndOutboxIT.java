package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.Json;
import camelody.system.RunningSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Lets events of taps and of committed writes find no way to the broker, kills those who hold them,
 * and counts what arrives in the audit log.
 *
 * <p>The way is closed by taking the bindings away: the broker then returns the events while calls
 * still work. Whoever connects next declares the bindings again.
 */
@OnFaultBrokers
class TapsAndOutboxIT {
  private static final int EVENTS = 20;
  private static final Duration SOON = Duration.ofSeconds(90);

  private final BrokerKind broker;
  private final RunningSystem system;
  private final Processes processes;

  TapsAndOutboxIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
    this.processes = Processes.of(system);
  }

  @Test
  void
      given_taps_in_the_spool_when_the_gateway_is_killed_and_the_broker_away_then_each_arrives_once()
          throws Exception {
    Http listener = system.http().asNewListener();
    UUID user = idOf(listener);
    String track = system.http().get("/api/tracks?limit=1").json().at("/items/0/id").asText();

    unbind();
    for (int i = 0; i < EVENTS; i++) {
      assertThat(listener.get("/api/tracks/" + track + "/stream").status()).isEqualTo(200);
    }
    // Whoever connects anew meanwhile opens the way again, and some get through.
    await().atMost(SOON).ignoreExceptions().until(() -> spooled() > EVENTS / 2);
    processes.killBroker();
    processes.kill("gateway-1");
    processes.restartBroker();
    Duration back = processes.awaitWhole();

    long heard = awaitActivities(user, "listening.trackStarted");

    await().atMost(SOON).ignoreExceptions().until(() -> spooled() == 0);
    Finding.record(
        this,
        broker,
        "taps outlive the broker and their gateway in the spool, and arrive once",
        new Ledger.Counted(EVENTS, heard, EVENTS - heard, 0),
        back);
  }

  @Test
  void given_a_committed_write_when_its_service_dies_before_the_event_is_out_then_it_is_published()
      throws Exception {
    Http owner = system.http().asNewListener();
    UUID user = idOf(owner);

    unbind();
    for (int i = 0; i < EVENTS; i++) {
      String name = Json.write(Map.of("name", "Number " + i));
      assertThat(owner.post("/api/playlists", name).status()).isEqualTo(201);
    }
    assertThat(new Schema(system, "playlists").number("select count(*) from outbox"))
        .as("events that wait for their way")
        .isPositive();
    processes.kill("playlists-1");
    Duration back = processes.awaitWhole();

    long told = awaitActivities(user, "playlists.playlistCreated");

    Finding.record(
        this,
        broker,
        "the event of a committed write is published though its service died before",
        new Ledger.Counted(EVENTS, told, EVENTS - told, 0),
        back);
  }

  private void unbind() {
    Queues.with(
        system,
        channel -> {
          channel.queueUnbind("history.listening", "camelody.events", "listening.*.v1");
          channel.queueUnbind("activity.log", "camelody.events", "#");
          return true;
        });
  }

  private long spooled() throws IOException {
    try (Stream<Path> files = Files.walk(system.data().resolve("spool"))) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }

  private long awaitActivities(UUID user, String action) {
    Schema activity = new Schema(system, "activity");
    String query = "select count(*) from activity where user_id = ? and action = ?";
    await()
        .atMost(SOON)
        .until(
            () ->
                activity.number(query, user, action) >= EVENTS
                    && Queues.waiting(system, "activity.log") == 0);
    try {
      assertThat(activity.number(query, user, action)).isEqualTo(EVENTS);
      return activity.number(query, user, action);
    } catch (java.sql.SQLException away) {
      throw new IllegalStateException(away);
    }
  }

  private static UUID idOf(Http listener) {
    return UUID.fromString(listener.get("/api/me").json().path("id").asText());
  }
}
