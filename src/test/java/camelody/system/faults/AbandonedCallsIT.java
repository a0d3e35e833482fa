package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.Json;
import camelody.system.RunningSystem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Takes the workers away in the midst of writes: what its caller gave up is never executed. */
@OnFaultBrokers
class AbandonedCallsIT {
  // More than a worker takes at once (rpc.prefetch), so that some wait in the queue.
  private static final int CALLS = 40;
  private static final int PREFETCH = 32;

  private final BrokerKind broker;
  private final RunningSystem system;
  private final Processes processes;
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLS);

  AbandonedCallsIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
    this.processes = Processes.of(system);
  }

  @AfterEach
  void whole() {
    callers.shutdownNow();
    processes.mend();
  }

  @Test
  @Tag("full")
  void given_the_only_worker_hangs_when_it_goes_on_then_writes_given_up_are_not_executed() {
    Http owner = system.http().asNewListener();
    awaitClosedCircuit(owner);
    processes.suspend("playlists-1");
    List<Integer> answers;
    try {
      answers = join(create(keyed(owner, CALLS)));
    } finally {
      processes.resume("playlists-1");
    }
    Duration back = worksAgain(owner);

    assertThat(answers).allSatisfy(status -> assertThat(status).isIn(503, 504));
    assertThat(playlistsOf(owner)).as("only what was asked for afterwards").isEqualTo(1);
    Finding.record(
        this, broker, "a write that was given up is not executed by a worker that hung", back);
  }

  @Test
  void given_the_only_worker_is_killed_when_another_starts_then_writes_given_up_are_not_executed() {
    Http owner = system.http().asNewListener();
    awaitClosedCircuit(owner);
    processes.suspend("playlists-1");
    List<Integer> answers;
    try {
      List<CompletableFuture<Integer>> waiting = create(keyed(owner, CALLS));
      Recovery.of(
          "the calls wait for the worker",
          () -> Queues.waiting(system, "playlists.rpc") >= CALLS - PREFETCH);
      processes.kill("playlists-1");
      answers = join(waiting);
    } finally {
      processes.resume("playlists-1");
    }
    Duration back = worksAgain(owner);

    assertThat(answers).allSatisfy(status -> assertThat(status).isIn(503, 504));
    assertThat(playlistsOf(owner)).as("only what was asked for afterwards").isEqualTo(1);
    Finding.record(
        this, broker, "a write that was given up is not executed by a later worker", back);
  }

  @Test
  void given_two_workers_when_one_is_killed_then_a_write_with_a_key_is_done_once() {
    Http owner = system.http().asNewListener();
    system.startSh("scale", "playlists=2").orFail();
    try {
      processes.awaitReady("playlists-2");
      awaitClosedCircuit(owner);
      processes.suspend("playlists-2");
      List<Http> keyed = keyed(owner, PREFETCH);
      List<CompletableFuture<Integer>> waiting = create(keyed);
      processes.kill("playlists-2");
      List<Integer> answers = join(waiting);

      long done = answers.stream().filter(status -> status == 201).count();
      assertThat(done).as("done by the living worker: %s", answers).isPositive();
      // As a client does that has a key: what came too late is asked for again.
      keyed.forEach(each -> Recovery.of("it is done", () -> create(each) == 201));
      assertThat(playlistsOf(owner)).isEqualTo(PREFETCH);
      Finding.record(
          this,
          broker,
          "a write with a key is done once though its worker is killed",
          new Ledger.Counted(PREFETCH, playlistsOf(owner), 0, 0),
          done + " by the living worker at once");
    } finally {
      system.startSh("scale", "playlists=1");
    }
  }

  private static List<Http> keyed(Http owner, int count) {
    return Stream.generate(() -> owner.with("Idempotency-Key", UUID.randomUUID().toString()))
        .limit(count)
        .toList();
  }

  private List<CompletableFuture<Integer>> create(List<Http> keyed) {
    return keyed.stream()
        .map(each -> CompletableFuture.supplyAsync(() -> create(each), callers))
        .toList();
  }

  private static int create(Http keyed) {
    return keyed.post("/api/playlists", Json.write(Map.of("name", "Once"))).status();
  }

  private static List<Integer> join(List<CompletableFuture<Integer>> answers) {
    return answers.stream().map(answer -> answer.orTimeout(60, TimeUnit.SECONDS).join()).toList();
  }

  private Duration worksAgain(Http owner) {
    return Recovery.of(
        "a playlist can be made",
        () -> owner.post("/api/playlists", Json.write(Map.of("name", "Later"))).status() == 201);
  }

  // A worker that hung has opened it, and a few answers in a row close it again.
  private static void awaitClosedCircuit(Http owner) {
    Recovery.of(
        "ten answers in a row",
        () -> IntStream.range(0, 10).allMatch(i -> owner.get("/api/playlists").status() == 200));
  }

  private static int playlistsOf(Http owner) {
    return owner.get("/api/playlists").json().path("total").asInt();
  }
}
