package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.RunningSystem;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lets RabbitMQ close every connection, or take no messages, under those who use it. */
class ConnectionsLostIT {
  private static final int PER_SECOND = 50;
  // Half of what two timeouts would take.
  private static final Duration PROMPT = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 4;

  private final RunningSystem system = RunningSystem.on(BrokerKind.RABBITMQ);
  private final Processes processes = Processes.of(system);

  @AfterEach
  void whole() {
    processes.mend();
  }

  @Test
  void given_calls_that_wait_when_all_connections_are_closed_then_they_end_at_once()
      throws Exception {
    try (Plays plays = Plays.on(system).start(PER_SECOND * 8, PER_SECOND)) {
      plays.awaitSent(PER_SECOND);
      int ended = 504;
      // Where closing takes longer than a call may wait, the call ends by itself: then once more.
      for (int attempt = 0; attempt < ATTEMPTS && ended == 504; attempt++) {
        ended = closeInMidCall();
      }
      Duration back =
          Recovery.of(
              "calls and plays work again",
              () ->
                  system.http().get("/api/tracks").status() == 200
                      && plays.report(UUID.randomUUID().toString()) == 202);
      plays.join();

      assertThat(ended).as("told by the lost connection, not by the deadline").isEqualTo(503);
      Finding.record(
          this,
          BrokerKind.RABBITMQ,
          "calls end at once when their connection is closed, and plays go on",
          plays.ledger().settle(),
          back);
    }
  }

  private int closeInMidCall() throws Exception {
    Recovery.of("statistics answer", () -> topTracks().status() == 200);
    processes.suspend("statistics-1");
    try {
      CompletableFuture<Http.Answer> call = CompletableFuture.supplyAsync(this::topTracks);
      system.rabbit().control("close_all_connections", "fault test");
      return call.get(60, TimeUnit.SECONDS).status();
    } finally {
      processes.resume("statistics-1");
    }
  }

  private Http.Answer topTracks() {
    return system.http().get("/api/statistics/top-tracks");
  }

  @Test
  void given_a_memory_alarm_when_calls_and_plays_come_then_they_are_refused_until_it_is_over()
      throws Exception {
    try (Plays plays = Plays.on(system)) {
      system.rabbit().control("set_vm_memory_high_watermark", "absolute", "1MB");
      try {
        // The first to be published finds out; its confirm stays away until the timeout.
        assertThat(plays.report(UUID.randomUUID().toString())).isEqualTo(503);
        long began = System.nanoTime();
        assertThat(plays.report(UUID.randomUUID().toString())).isEqualTo(503);
        Http.Answer call = system.http().get("/api/tracks");
        Duration took = Duration.ofNanos(System.nanoTime() - began);

        assertThat(call.status()).isEqualTo(503);
        assertThat(call.header("Retry-After")).isNotEmpty();
        assertThat(call.header("Content-Type")).startsWith("application/problem+json");
        assertThat(took).isLessThan(PROMPT);
        assertThat(system.http().get("/observe/health/live").status()).isEqualTo(200);
      } finally {
        system.rabbit().control("set_vm_memory_high_watermark", "0.4");
      }
      Duration back =
          Recovery.of(
              "calls and plays work again",
              () ->
                  system.http().get("/api/tracks").status() == 200
                      && plays.report(UUID.randomUUID().toString()) == 202);

      Finding.record(
          this,
          BrokerKind.RABBITMQ,
          "while the broker takes no messages callers are told at once",
          plays.ledger().settle(),
          back);
    }
  }
}
