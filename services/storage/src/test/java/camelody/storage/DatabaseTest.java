package camelody.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camelody.kernel.ports.EventOutbox.PendingEvent;
import camelody.kernel.ports.OutcomeLedger.Execution;
import camelody.kernel.ports.OutcomeLedger.Key;
import camelody.kernel.ports.StoreUnavailable;
import camelody.testing.PostgresExtension;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseTest {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  record Something(String name) {}

  static Database database;

  @BeforeAll
  static void open() {
    database =
        Database.open("sample", POSTGRES::uri, DatabaseSettings.defaults(), Clock.systemUTC());
    database.prepare();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void given_a_failed_transaction_when_relayed_then_its_event_was_never_there() {
    assertThatThrownBy(
            () ->
                database.useTransaction(
                    handle -> {
                      database.outbox().add("sample.undone.v1", new Something("x"));
                      throw new IllegalStateException("undo");
                    }))
        .hasMessage("undo");

    List<PendingEvent> seen = new ArrayList<>();
    database.outbox().relay(10, pending -> remember(pending, seen));
    assertThat(seen).noneMatch(event -> event.routingKey().equals("sample.undone.v1"));
  }

  @Test
  void given_an_unconfirmed_event_when_relayed_again_then_it_comes_again() {
    database.outbox().add("sample.done.v1", new Something("é"));

    List<PendingEvent> seen = new ArrayList<>();
    assertThat(database.outbox().relay(10, pending -> List.of())).isZero();
    assertThat(database.outbox().relay(10, pending -> remember(pending, seen))).isEqualTo(1);
    assertThat(seen).singleElement().extracting(PendingEvent::data).isEqualTo("{\"name\":\"é\"}");
  }

  @Test
  void given_one_key_when_eight_callers_write_at_once_then_it_is_written_once() {
    AtomicInteger writes = new AtomicInteger();
    Key key = new Key("user", "sample.write", "k1", "hash");

    List<CompletableFuture<Execution>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(CompletableFuture.supplyAsync(() -> write(key, writes)));
    }
    List<Execution> executions = calls.stream().map(CompletableFuture::join).toList();

    assertThat(writes).hasValue(1);
    assertThat(executions).filteredOn(Execution.Executed.class::isInstance).hasSize(1);
    assertThat(executions)
        .filteredOn(Execution.Remembered.class::isInstance)
        .hasSize(7)
        .allSatisfy(
            execution -> assertThat(((Execution.Remembered) execution).result()).isEqualTo("1"));
  }

  @Test
  void given_a_used_key_when_the_params_differ_then_it_is_told() {
    AtomicInteger writes = new AtomicInteger();
    write(new Key("user", "sample.write", "k2", "hash"), writes);

    assertThat(write(new Key("user", "sample.write", "k2", "other"), writes))
        .isInstanceOf(Execution.KeyReused.class);
  }

  @Test
  void given_a_refused_write_when_asked_again_then_it_runs_again() {
    Key key = new Key("user", "sample.write", "k3", "hash");
    database.outcomes().once(key, Optional::empty);

    AtomicInteger writes = new AtomicInteger();
    assertThat(write(key, writes)).isInstanceOf(Execution.Executed.class);
    assertThat(writes).hasValue(1);
  }

  @Test
  void given_a_redelivered_event_when_begun_again_then_the_starts_are_counted() {
    assertThat(database.deliveries().begin("sample.queue", "e1")).isEqualTo(1);
    assertThat(database.deliveries().begin("sample.queue", "e1")).isEqualTo(2);
    database.deliveries().end("sample.queue", "e1");
    assertThat(database.deliveries().begin("sample.queue", "e1")).isEqualTo(1);
  }

  @Test
  void given_work_apart_when_the_outer_transaction_fails_then_it_stays() {
    List<String> committed = new ArrayList<>();

    assertThatThrownBy(
            () ->
                database.useTransaction(
                    outer -> {
                      database.afterCommit(() -> committed.add("outer"));
                      database.apart(
                          own -> {
                            database.afterCommit(() -> committed.add("apart"));
                            database.outbox().add("sample.apart.v1", new Something("x"));
                            return true;
                          });
                      throw new IllegalStateException("undo");
                    }))
        .hasMessage("undo");

    List<PendingEvent> seen = new ArrayList<>();
    database.outbox().relay(10, pending -> remember(pending, seen));
    assertThat(seen).anyMatch(event -> event.routingKey().equals("sample.apart.v1"));
    assertThat(committed).containsExactly("apart");
  }

  @Test
  void given_no_server_when_prepared_then_the_store_is_unavailable() {
    DatabaseSettings impatient =
        new DatabaseSettings(1, Duration.ofMillis(300), Duration.ofSeconds(1));
    try (Database away =
        Database.open(
            "away", () -> "postgresql://localhost:1/nowhere", impatient, Clock.systemUTC())) {

      assertThatThrownBy(away::prepare).isInstanceOf(StoreUnavailable.class);
      assertThat(away.isReachable()).isFalse();
    }
  }

  private static Execution write(Key key, AtomicInteger writes) {
    return database
        .outcomes()
        .once(key, () -> Optional.of(String.valueOf(writes.incrementAndGet())));
  }

  private static List<UUID> remember(List<PendingEvent> pending, List<PendingEvent> seen) {
    seen.addAll(pending);
    return pending.stream().map(PendingEvent::eventId).toList();
  }
}
