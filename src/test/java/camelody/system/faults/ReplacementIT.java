package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.Json;
import camelody.system.RunningSystem;
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

/**
 * Replaces workers one by one under load, as a new version is brought in: the next one starts
 * beside the old one, which is told to stop then.
 */
@OnFaultBrokers
class ReplacementIT {
  private static final int CALLERS = 8;
  private static final int CALLS_MIN = 200;

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
    Http owner = system.http().asNewListener();
    ConcurrentLinkedQueue<Integer> refused = new ConcurrentLinkedQueue<>();
    AtomicInteger calls = new AtomicInteger();
    List<CompletableFuture<Void>> load = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      load.add(CompletableFuture.runAsync(() -> call(owner, calls, refused), callers));
    }

    for (String service : List.of("catalogue", "playlists")) {
      assertThat(system.startSh("scale", service + "=2").exitCode()).isZero();
      processes.awaitReady(service + "-2");
      processes.terminate(service + "-1");
      processes.awaitReady(service + "-1");
      processes.terminate(service + "-2");
      processes.awaitReady(service + "-2");
    }
    callers.shutdownNow();
    assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

    assertThat(load).noneMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(calls.get()).isGreaterThan(CALLS_MIN);
    assertThat(refused).as("of %d calls", calls.get()).isEmpty();
    Finding.record(this, broker, "a service is replaced under load, and no call fails");
  }

  // Reads and writes in turn, until the test has seen enough.
  private static void call(
      Http owner, AtomicInteger calls, ConcurrentLinkedQueue<Integer> refused) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        note(owner.get("/api/tracks?limit=5").status(), 200, calls, refused);
        Http.Answer made = owner.post("/api/playlists", Json.write(Map.of("name", "Replaced")));
        note(made.status(), 201, calls, refused);
        note(
            owner.delete("/api/playlists/" + made.json().path("id").asText()).status(),
            204,
            calls,
            refused);
      } catch (IllegalStateException stopped) {
        return; // By the interrupt that ends the load.
      }
    }
  }

  private static void note(
      int status, int expected, AtomicInteger calls, ConcurrentLinkedQueue<Integer> refused) {
    calls.incrementAndGet();
    if (status != expected) {
      refused.add(status);
    }
  }
}
