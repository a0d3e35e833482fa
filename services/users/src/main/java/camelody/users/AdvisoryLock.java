package camelody.users;

import org.jdbi.v3.core.Handle;

/** Lets the instances count one account's or address's attempts one after the other. */
enum AdvisoryLock {
  LOGIN_OF_ACCOUNT(1),
  LOGIN_FROM_ADDRESS(2),
  REGISTRATION_FROM_ADDRESS(3);

  private final int kind;

  AdvisoryLock(int kind) {
    this.kind = kind;
  }

  /** Waits for the lock on a text; it is held until the transaction has ended. */
  void take(Handle handle, String text) {
    handle
        .createQuery("select 1 from (select pg_advisory_xact_lock(:kind, hashtext(:text))) locked")
        .bind("kind", kind)
        .bind("text", text)
        .mapTo(Integer.class)
        .one();
  }
}
