package camelody.system.faults;

import camelody.system.Http;
import camelody.system.Json;
import camelody.system.RunningSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Reports plays at a bounded rate over a few connections, as a listener's client does: each under
 * an id of its own, once, whatever the answer.
 */
final class Plays implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final int ARRAY = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Http listener;
  private final UUID track = UUID.randomUUID();
  private final UUID user;
  private final Ledger ledger;
  private final AtomicInteger sent = new AtomicInteger();
  private final ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
  private final List<CompletableFuture<Void>> running = new ArrayList<>();

  private Plays(RunningSystem system, Http listener) {
    this.listener = listener;
    this.user = UUID.fromString(listener.get("/api/me").json().path("id").asText());
    this.ledger = new Ledger(system, user, track);
  }

  /** Prepares the plays of a listener of its own. */
  static Plays on(RunningSystem system) {
    return through(system.http(), system);
  }

  /** Prepares the plays of a listener who comes by one of several gateways. */
  static Plays through(Http gateway, RunningSystem system) {
    return new Plays(system, gateway.asNewListener());
  }

  UUID user() {
    return user;
  }

  UUID track() {
    return track;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Answers how many have been sent so far. */
  int sent() {
    return sent.get();
  }

  /** Begins to report so many plays, so many a second. */
  Plays start(int count, int perSecond) {
    long began = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    for (int i = 0; i < CONNECTIONS; i++) {
      running.add(
          CompletableFuture.runAsync(
              () -> {
                for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                  awaitTurn(began + n * (TimeUnit.SECONDS.toNanos(1) / perSecond));
                  report(UUID.randomUUID().toString());
                }
              },
              connections));
    }
    return this;
  }

  /** Reports one play under a given id; answers the status, or 0 when the connection broke. */
  int report(String playId) {
    int status = post(playId);
    sent.incrementAndGet();
    if (status == 202) {
      ledger.accept(playId);
    } else {
      ledger.refuse(playId);
    }
    return status;
  }

  /** Reports so many plays in arrays of a hundred, one after the other. */
  Plays reportMany(int count) {
    for (int reported = 0; reported < count; reported += ARRAY) {
      List<String> ids = Stream.generate(() -> UUID.randomUUID().toString()).limit(ARRAY).toList();
      List<Map<String, String>> plays =
          ids.stream().map(id -> Map.of("playId", id, "trackId", track.toString())).toList();
      if (listener.post("/api/plays", Json.write(plays)).status() == 202) {
        ids.forEach(ledger::accept);
      } else {
        ids.forEach(ledger::refuse);
      }
    }
    return this;
  }

  /** Waits until this many have been sent. */
  void awaitSent(int count) {
    org.awaitility.Awaitility.await(count + " plays have been sent")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> sent.get() >= count);
  }

  /** Waits until all have been answered. */
  Ledger join() {
    running.forEach(each -> each.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
    running.clear();
    return ledger;
  }

  @Override
  public void close() {
    connections.shutdownNow();
  }

  private int post(String playId) {
    try {
      return listener
          .post("/api/plays", Json.write(Map.of("playId", playId, "trackId", track.toString())))
          .status();
    } catch (java.io.UncheckedIOException broken) {
      return 0;
    }
  }

  private static void awaitTurn(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
