package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.Json;
import camelody.system.RunningSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replaces workers one by one under load, as a new version is brought in: the next one starts
 * beside the old one, which is told to stop then.
 */
@OnFaultBrokers
class ReplacementIT {
  private static final int CALLERS = 8;
  private static final int CALLS_MIN = 200;
  // What a newer version adds, the old one need not know: migrations expand first.
  private static final String EXPANSION =
      "alter table playlist add column if not exists mood text not null default 'none'";

  private final BrokerKind broker;
  private final RunningSystem system;
  private final Processes processes;
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

  ReplacementIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
    this.processes = Processes.of(system);
  }

  @AfterEach
  void whole() {
    callers.shutdownNow();
    system.startSh("scale", "catalogue=1");
    system.startSh("scale", "playlists=1");
    processes.mend();
  }

  @Test
  void given_calls_when_one_worker_takes_the_place_of_another_then_no_call_fails()
      throws Exception {
    Load load = new Load(system.http().asNewListener());
    for (String service : List.of("catalogue", "playlists")) {
      system.startSh("scale", service + "=2").orFail();
      processes.awaitReady(service + "-2");
      processes.terminate(service + "-1");
      processes.awaitReady(service + "-1");
      processes.terminate(service + "-2");
      processes.awaitReady(service + "-2");
    }

    load.assertThatNoneFailed();
    Finding.record(
        this, broker, "a service is replaced under load, and no call fails", load.measured());
  }

  @Test
  void
      given_a_newer_version_with_a_wider_schema_when_it_works_beside_the_old_one_then_no_call_fails(
          @TempDir Path newer) throws Exception {
    Path migration = newer.resolve("camelody/playlists/migration/V900__mood.sql");
    Files.createDirectories(migration.getParent());
    Files.writeString(migration, EXPANSION);
    Load load = new Load(system.http().asNewListener());
    try (ProcessByHand next =
        ProcessByHand.like(
            system,
            "playlists-1",
            "playlists-next",
            word ->
                word.contains("playlists-") && word.contains(".jar") ? word + ":" + newer : word,
            Map.of())) {
      next.awaitReady(() -> processes.isReady("playlists-next"));
      assertThat(moods()).as("the newer version has widened the schema").isEqualTo(1);
      // The old one works on the newer schema, ends, and can come back.
      load.awaitMore();
      processes.terminate("playlists-1");
      load.awaitMore();
      processes.awaitReady("playlists-1");
      load.awaitMore();
    }
    load.awaitMore();

    load.assertThatNoneFailed();
    Finding.record(
        this,
        broker,
        "a newer version works beside the old one, on a schema that both can use",
        load.measured());
  }

  private long moods() throws SQLException {
    return new Schema(system, "playlists")
        .number(
            "select count(*) from information_schema.columns"
                + " where table_name = 'playlist' and column_name = ?",
            "mood");
  }

  /** Callers who read and write in turn, until the test has seen enough. */
  private final class Load {
    private final AtomicInteger calls = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();

    Load(Http owner) {
      for (int i = 0; i < CALLERS; i++) {
        running.add(CompletableFuture.runAsync(() -> call(owner), callers));
      }
    }

    void awaitMore() {
      int before = calls.get();
      await().atMost(Duration.ofSeconds(90)).until(() -> calls.get() > before + CALLS_MIN);
    }

    void assertThatNoneFailed() throws InterruptedException {
      callers.shutdownNow();
      assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      assertThat(running).noneMatch(CompletableFuture::isCompletedExceptionally);
      assertThat(calls.get()).isGreaterThan(CALLS_MIN);
      assertThat(refused).as("of %d calls", calls.get()).isEmpty();
    }

    String measured() {
      return "%,d calls, %d failed".formatted(calls.get(), refused.size());
    }

    private void call(Http owner) {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          note(owner.get("/api/tracks?limit=5"), 200);
          Http.Answer made = owner.post("/api/playlists", Json.write(Map.of("name", "Replaced")));
          note(made, 201);
          if (made.status() == 201) {
            note(owner.delete("/api/playlists/" + made.json().path("id").asText()), 204);
          }
        } catch (IllegalStateException stopped) {
          return; // By the interrupt that ends the load.
        }
      }
    }

    private void note(Http.Answer answer, int expected) {
      calls.incrementAndGet();
      if (answer.status() != expected) {
        refused.add(answer.status() + " " + answer.body());
      }
    }
  }
}
