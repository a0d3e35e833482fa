package camelody.storage;

import camelody.kernel.ports.OutcomeLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Keeps the outcomes of writes with an idempotency key in the service's own schema for 24 h. */
final class StoredOutcomes implements OutcomeLedger {
  private static final Duration KEPT = Duration.ofHours(24);

  private final Database database;
  private final Clock clock;

  StoredOutcomes(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Execution once(Key key, Supplier<Optional<String>> write) {
    return database.inTransaction(
        handle -> {
          forgetOld(handle);
          if (!claim(handle, key)) {
            return remembered(handle, key);
          }
          handle.savepoint("before_write");
          Optional<String> result = write.get();
          result.ifPresentOrElse(json -> remember(handle, key, json), () -> undo(handle, key));
          return new Execution.Executed();
        });
  }

  // A second caller with the same key waits here until the first one's transaction has ended.
  private static boolean claim(Handle handle, Key key) {
    return handle
            .createUpdate(
                "insert into stored_outcome (acting_user, method, idempotency_key, params_hash)"
                    + " values (:user, :method, :key, :paramsHash) on conflict do nothing")
            .bindMethods(key)
            .execute()
        == 1;
  }

  private static Execution remembered(Handle handle, Key key) {
    return handle
        .createQuery(
            "select params_hash, result from stored_outcome"
                + " where acting_user = :user and method = :method and idempotency_key = :key")
        .bindMethods(key)
        .map(
            (row, context) ->
                row.getString("params_hash").equals(key.paramsHash())
                    ? new Execution.Remembered(row.getString("result"))
                    : new Execution.KeyReused())
        .one();
  }

  private static void remember(Handle handle, Key key, String result) {
    handle
        .createUpdate(
            "update stored_outcome set result = :result"
                + " where acting_user = :user and method = :method and idempotency_key = :key")
        .bindMethods(key)
        .bind("result", result)
        .execute();
  }

  private static void undo(Handle handle, Key key) {
    handle.rollbackToSavepoint("before_write");
    handle
        .createUpdate(
            "delete from stored_outcome"
                + " where acting_user = :user and method = :method and idempotency_key = :key")
        .bindMethods(key)
        .execute();
  }

  private void forgetOld(Handle handle) {
    handle
        .createUpdate("delete from stored_outcome where stored_at < :before")
        .bind("before", OffsetDateTime.now(clock).minus(KEPT))
        .execute();
  }
}
