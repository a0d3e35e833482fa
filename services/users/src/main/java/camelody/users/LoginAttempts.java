package camelody.users;

import camelody.kernel.ErrorKind;
import camelody.kernel.Ids;
import camelody.kernel.Outcome;
import camelody.kernel.UserId;
import camelody.storage.Database;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Bounds failed logins over all instances, in a sliding window.
 *
 * <pre>
 *   one account, one address                            5   guessing one password
 *   all accounts, one address                         100   guessing one password of everybody
 *   one account, all addresses its owner never used    50   guessing from many machines
 * </pre>
 *
 * A stranger can use up the third bound, but it does not hold for addresses that the owner has
 * logged in from before (90 days, the newest 20): the owner still comes in. Only who shares the
 * owner's address can use up the first.
 *
 * <p>An attempt is noted before the password is looked at and taken back when it was right, so that
 * a hundred attempts at the same time are a hundred. It is noted in a transaction of its own: a
 * refused login is rolled back when it carries an idempotency key, and would count for nothing.
 */
final class LoginAttempts {
  private static final int KNOWN_MAX = 20;
  private static final int KNOWN_DAYS = 90;
  private static final String KNOWN =
      "exists (select from known_address k where k.user_id = :owner::uuid"
          + " and k.address = login_attempt.address)";

  private final Database database;
  private final UsersSettings.Attempts bounds;
  private final Clock clock;

  /** An attempt that has not succeeded yet. */
  record Attempt(UUID id, String account, String address) {}

  LoginAttempts(Database database, UsersSettings.Attempts bounds, Clock clock) {
    this.database = database;
    this.bounds = bounds;
    this.clock = clock;
  }

  /**
   * Notes an attempt; {@code TOO_MANY_REQUESTS} when a bound is reached.
   *
   * @param account the name as typed, whether or not there is such an account
   * @param owner whose account it is, null when there is none
   */
  Outcome<Attempt> begin(String account, String address, @Nullable UserId owner) {
    Attempt attempt = new Attempt(Ids.next(), hashed(account), address);
    return database.apart(
        handle -> {
          // Always the account first: who waits for an address's lock holds nothing that others
          // wait
          // for while they hold an address's.
          AdvisoryLock.LOGIN_OF_ACCOUNT.take(handle, attempt.account());
          AdvisoryLock.LOGIN_FROM_ADDRESS.take(handle, address);
          if (isRefused(handle, attempt, owner)) {
            return tooMany();
          }
          note(handle, attempt);
          return Outcome.success(attempt);
        });
  }

  /** Forgets the attempts on this account from this address. */
  void succeeded(Handle handle, Attempt attempt) {
    handle
        .createUpdate("delete from login_attempt where account = :account and address = :address")
        .bind("account", attempt.account())
        .bind("address", attempt.address())
        .execute();
  }

  /** Remembers that the owner has come in from here. */
  void remember(Handle handle, UserId owner, String address) {
    handle
        .createUpdate(
            "insert into known_address (user_id, address, seen_at) values (:user, :address, :now)"
                + " on conflict (user_id, address) do update set seen_at = excluded.seen_at")
        .bind("user", owner.value())
        .bind("address", address)
        .bind("now", now())
        .execute();
    handle
        .createUpdate(
            "delete from known_address where user_id = :user and address in (select address"
                + " from known_address where user_id = :user order by seen_at desc offset :max)")
        .bind("user", owner.value())
        .bind("max", KNOWN_MAX)
        .execute();
  }

  /** Deletes what counts no more. */
  void tidy() {
    database.useTransaction(
        handle -> {
          handle
              .createUpdate("delete from login_attempt where attempted_at <= :since")
              .bind("since", since())
              .execute();
          handle
              .createUpdate("delete from known_address where seen_at < :since")
              .bind("since", now().minusDays(KNOWN_DAYS))
              .execute();
        });
  }

  private boolean isRefused(Handle handle, Attempt attempt, @Nullable UserId owner) {
    return count(handle, "account = :account and address = :address", attempt, owner)
            >= bounds.perAccountAndAddress()
        || count(handle, "address = :address", attempt, owner) >= bounds.perAddress()
        || (!isKnown(handle, attempt, owner)
            && count(handle, "account = :account and not " + KNOWN, attempt, owner)
                >= bounds.perAccount());
  }

  private int count(Handle handle, String which, Attempt attempt, @Nullable UserId owner) {
    return handle
        .createQuery("select count(*) from login_attempt where attempted_at > :since and " + which)
        .bind("since", since())
        .bind("account", attempt.account())
        .bind("address", attempt.address())
        .bind("owner", owner == null ? null : owner.value())
        .mapTo(Integer.class)
        .one();
  }

  // Asked for unknown accounts too: both take as long.
  private static boolean isKnown(Handle handle, Attempt attempt, @Nullable UserId owner) {
    return handle
        .createQuery(
            "select exists (select from known_address"
                + " where user_id = :owner::uuid and address = :address)")
        .bind("owner", owner == null ? null : owner.value())
        .bind("address", attempt.address())
        .mapTo(Boolean.class)
        .one();
  }

  private void note(Handle handle, Attempt attempt) {
    handle
        .createUpdate(
            "insert into login_attempt (attempt_id, account, address, attempted_at)"
                + " values (:id, :account, :address, :now)")
        .bind("id", attempt.id())
        .bind("account", attempt.account())
        .bind("address", attempt.address())
        .bind("now", now())
        .execute();
  }

  private static String hashed(String account) {
    return HexFormat.of().formatHex(RefreshTokens.sha256(account));
  }

  private OffsetDateTime now() {
    return Rows.utc(clock.instant());
  }

  private OffsetDateTime since() {
    return now().minus(bounds.window());
  }

  private Outcome<Attempt> tooMany() {
    return Outcome.failure(
        ErrorKind.TOO_MANY_REQUESTS,
        "too many failed logins; try again in " + bounds.window().toMinutes() + " minutes");
  }
}
