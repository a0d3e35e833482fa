package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.RunningSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares how long calls to one service take while another is well, and while that one has stopped
 * answering with calls waiting for it, or has stopped consuming with events waiting for it.
 */
@Tag("full")
@OnFaultBrokers
class NeighboursIT {
  private static final int ROUNDS = 10;
  private static final int CALLS = 400;
  private static final int WAITING = 64;
  private static final int BACKLOG = 500;
  private static final double RATIO_MAX = 1.2;
  // A garbage collection more in one of the two is no slow neighbour.
  private static final long SLACK_NANOS = 2_000_000;
  private static final double NANOS_PER_MILLI = 1e6;

  private final BrokerKind broker;
  private final RunningSystem system;
  private final Processes processes;

  NeighboursIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
    this.processes = Processes.of(system);
  }

  @Test
  void given_a_service_that_hangs_when_others_are_called_then_they_answer_as_fast_as_before() {
    Http caller = system.http();

    String measured =
        compare(
            caller,
            () -> {
              processes.suspend("statistics-1");
              return new Waiting();
            });

    Finding.record(
        this,
        broker,
        "beside a service that hangs the p99 of others is within 1.2 times",
        measured);
  }

  @Test
  void given_consumers_far_behind_when_others_are_called_then_they_answer_as_fast_as_before() {
    try (Plays plays = Plays.on(system)) {
      String measured =
          compare(
              system.http(),
              () -> {
                processes.suspend("history-1");
                processes.suspend("statistics-1");
                plays.reportMany(BACKLOG);
                return () -> processes.resume("history-1");
              });

      Ledger.Counted counted = plays.ledger().settle();

      Finding.record(
          this,
          broker,
          "beside consumers far behind the p99 of others is within 1.2 times",
          counted,
          measured);
    }
  }

  // In turn, so that a busy machine is busy for both.
  private String compare(Http caller, Supplier<Spoiled> spoil) {
    Recovery.of("the catalogue answers", () -> caller.get("/api/genres").status() == 200);
    measure(caller);
    List<Long> well = new ArrayList<>();
    List<Long> beside = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      well.addAll(measure(caller));
      Spoiled spoiled = spoil.get();
      try {
        beside.addAll(measure(caller));
      } finally {
        spoiled.close();
        processes.resume("statistics-1");
      }
      Recovery.of(
          "the statistics answer again",
          () -> caller.get("/api/statistics/top-tracks").status() == 200);
      Recovery.of("no event waits", () -> Queues.waiting(system) == 0);
    }

    assertThat(p99(beside))
        .as("p99 beside what is not well, of %s ns while it is", p99(well))
        .isLessThanOrEqualTo((long) (p99(well) * RATIO_MAX) + SLACK_NANOS);
    return String.format(
        Locale.ROOT,
        "p99 %.1f ms, %.1f ms beside it",
        p99(well) / NANOS_PER_MILLI,
        p99(beside) / NANOS_PER_MILLI);
  }

  /** Something that is not well until this is closed. */
  private interface Spoiled extends AutoCloseable {
    @Override
    void close();
  }

  private static List<Long> measure(Http caller) {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      long began = System.nanoTime();
      assertThat(caller.get("/api/genres").status()).isEqualTo(200);
      nanos.add(System.nanoTime() - began);
    }
    return nanos;
  }

  private static long p99(List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return Arrays.stream(sorted).skip(sorted.length * 99L / 100).findFirst().orElseThrow();
  }

  /**
   * Calls that wait for the service that hangs; there are always as many, for each is made anew.
   */
  private final class Waiting implements Spoiled {
    private final ExecutorService callers = Executors.newFixedThreadPool(WAITING);
    private final Semaphore begun = new Semaphore(0);
    private volatile boolean ended;

    Waiting() {
      for (int i = 0; i < WAITING; i++) {
        CompletableFuture.runAsync(this::callAgainAndAgain, callers);
      }
      begun.acquireUninterruptibly(WAITING);
    }

    private void callAgainAndAgain() {
      begun.release();
      int status = 0;
      // Once the circuit is open there is nothing to wait for.
      while (!ended && status != 503) {
        status = system.http().get("/api/statistics/top-tracks").status();
      }
    }

    @Override
    public void close() {
      ended = true;
      callers.shutdown();
    }
  }
}
