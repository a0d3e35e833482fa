package camelody.users;

import camelody.kernel.UserId;
import camelody.storage.Database;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/**
 * Bounds how many accounts an address may make over all instances, in a sliding window. Only those
 * that were made count: a name that is taken uses nothing up.
 */
final class RegistrationBound {
  private final Database database;
  private final UsersSettings.Registrations bounds;
  private final Clock clock;

  RegistrationBound(Database database, UsersSettings.Registrations bounds, Clock clock) {
    this.database = database;
    this.bounds = bounds;
    this.clock = clock;
  }

  /** Tells whether an address has made all that it may; asked before anything costly is done. */
  boolean isReached(ClientAddress address) {
    return database.read(handle -> made(handle, address) >= bounds.perAddress());
  }

  /**
   * Notes an account in the transaction that makes it.
   *
   * @return false if others were faster and the address has made all that it may
   */
  boolean note(Handle handle, ClientAddress address, UserId made) {
    AdvisoryLock.REGISTRATION_FROM_ADDRESS.take(handle, address.value());
    if (made(handle, address) >= bounds.perAddress()) {
      return false;
    }
    handle
        .createUpdate(
            "insert into registration (user_id, address, registered_at)"
                + " values (:user, :address, :now)")
        .bind("user", made.value())
        .bind("address", address.value())
        .bind("now", Rows.utc(clock.instant()))
        .execute();
    return true;
  }

  /** Deletes what counts no more. */
  void tidy() {
    database.useTransaction(
        handle ->
            handle
                .createUpdate("delete from registration where registered_at <= :since")
                .bind("since", since())
                .execute());
  }

  private int made(Handle handle, ClientAddress address) {
    return handle
        .createQuery(
            "select count(*) from registration"
                + " where address = :address and registered_at > :since")
        .bind("address", address.value())
        .bind("since", since())
        .mapTo(Integer.class)
        .one();
  }

  private OffsetDateTime since() {
    return Rows.utc(clock.instant().minus(bounds.window()));
  }
}
