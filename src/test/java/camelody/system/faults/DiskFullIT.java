package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import camelody.system.BrokerKind;
import camelody.system.Capability;
import camelody.system.Http;
import camelody.system.RunningSystem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Fills the disks under the database and under the gateway's spool, to the last byte. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiskFullIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int STARTS = 40;
  // Sorting so much needs a file.
  private static final String GROW =
      "select count(*) from (select md5(n::text) from generate_series(1, 2000000) n order by 1) m";

  private RunningSystem system;
  private SmallDisk database;
  private SmallDisk spool;

  @BeforeAll
  void start() {
    Capability.SMALL_DISK.need();
    system = RunningSystem.startNew(BrokerKind.EMBEDDED);
    system.stop();
    database = SmallDisk.under(system.data().resolve("postgres"), "400m");
    spool = SmallDisk.under(system.data().resolve("spool"), "1m");
    system.startDetached().orFail();
  }

  @AfterEach
  void free() {
    database.free();
    spool.free();
  }

  @AfterAll
  void stop() {
    if (system != null) {
      system.stop();
    }
    Stream.of(database, spool).filter(java.util.Objects::nonNull).forEach(SmallDisk::close);
  }

  @Test
  void given_a_full_disk_under_the_database_when_plays_come_then_they_wait_and_none_is_lost() {
    long deadLetters = Queues.deadLetters(system);
    try (Plays plays = Plays.on(system)) {
      database.fill();
      assertThatThrownBy(() -> new Schema(system, "history").number(GROW))
          .hasMessageContaining("No space left on device");
      plays.reportMany(Extent.choose(2_000, 10_000));
      await("plays wait, for there is no place for them")
          .during(Duration.ofSeconds(3))
          .atMost(SOON)
          .until(() -> Queues.waiting(system) > 0);
      assertThat(system.http().get("/observe/health/live").status()).isEqualTo(200);

      database.free();
      Duration back =
          Recovery.of(
              "a listener's history can be read",
              () -> system.http().get("/api/statistics/top-tracks").status() == 200);
      Ledger.Counted counted = plays.ledger().settle();

      assertThat(counted.accepted()).isPositive();
      assertThat(Queues.deadLetters(system)).isEqualTo(deadLetters);
      Finding.record(
          this,
          BrokerKind.EMBEDDED,
          "with the database's disk full plays wait and none is a dead letter",
          counted,
          back);
    }
  }

  @Test
  void given_a_full_disk_under_the_spool_when_taps_find_no_way_then_music_plays_on() {
    String track = system.http().get("/api/tracks?limit=1").json().at("/items/0/id").asText();
    Http listener = system.http().asNewListener();
    UUID user = UUID.fromString(listener.get("/api/me").json().path("id").asText());
    // The broker then returns the events of taps, and they go into the spool.
    bind(false);
    double droppedBefore = dropped();
    spool.fill();
    for (int i = 0; i < STARTS; i++) {
      assertThat(listener.get("/api/tracks/" + track + "/stream").status()).isEqualTo(200);
    }
    await().atMost(SOON).until(() -> dropped() - droppedBefore > 0);
    spool.free();
    for (int i = 0; i < STARTS; i++) {
      assertThat(listener.get("/api/tracks/" + track + "/stream").status()).isEqualTo(200);
    }
    bind(true);

    // What the full disk refused was counted; all the rest arrives, once.
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(heard(user) + dropped() - droppedBefore).isEqualTo(2 * STARTS));
    assertThat(heard(user)).isGreaterThanOrEqualTo(STARTS);
    Finding.record(
        this,
        BrokerKind.EMBEDDED,
        "with the spool's disk full music plays, and what could not be kept is counted",
        "%d taps: %d kept, %d counted as dropped"
            .formatted(2 * STARTS, heard(user), 2 * STARTS - heard(user)));
  }

  private void bind(boolean bound) {
    Queues.with(
        system,
        channel -> {
          if (bound) {
            channel.queueBind("history.listening", "camelody.events", "listening.*.v1");
            channel.queueBind("activity.log", "camelody.events", "#");
          } else {
            channel.queueUnbind("history.listening", "camelody.events", "listening.*.v1");
            channel.queueUnbind("activity.log", "camelody.events", "#");
          }
          return true;
        });
  }

  private double dropped() {
    return system
        .http()
        .get("/observe/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("gateway_spool_dropped_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private long heard(UUID user) {
    try {
      return new Schema(system, "activity")
          .number(
              "select count(*) from activity where user_id = ? and action = ?",
              user,
              "listening.trackStarted");
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }
}
