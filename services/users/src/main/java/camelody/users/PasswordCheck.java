package camelody.users;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.kernel.UserId;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a password before something is done: in a slot, bounded in attempts, and as slow for an
 * unknown user as for a wrong password.
 */
final class PasswordCheck {
  private final Accounts accounts;
  private final Passwords passwords;
  private final HashingSlots slots;
  private final LoginAttempts attempts;

  /**
   * The password was right.
   *
   * @param newHash the same password under today's parameters, if its hash is outdated
   */
  record Passed(Account account, LoginAttempts.Attempt attempt, @Nullable String newHash) {}

  PasswordCheck(
      Accounts accounts, Passwords passwords, HashingSlots slots, LoginAttempts attempts) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.slots = slots;
    this.attempts = attempts;
  }

  /** Goes on if somebody may come in. */
  <T> Outcome<T> ofLogin(
      ClientAddress address, Authenticate command, Function<Passed, Outcome<T>> next) {
    return slots.use(
        () -> {
          Account account = accounts.named(command.username()).orElse(null);
          UserId owner = account == null ? null : account.userId();
          return attempts
              .begin(command.username(), address.value(), owner)
              .then(attempt -> verified(account, attempt, command.password(), next));
        });
  }

  /**
   * Goes on if a user who is in already knows the password. Attempts are counted by session and
   * apart from logins: who holds a stolen token can neither guess on, nor keep the owner from
   * logging in.
   */
  <T> Outcome<T> ofUser(Caller.User caller, String password, Function<Passed, Outcome<T>> next) {
    return slots.use(
        () -> {
          Account account = accounts.find(caller.userId()).orElse(null);
          if (account == null) {
            return Refusals.sessionEnded();
          }
          return attempts
              .begin("user " + caller.userId(), "session " + caller.sessionId(), caller.userId())
              .then(
                  attempt ->
                      passwords.matches(password, account.passwordHash())
                          ? next.apply(new Passed(account, attempt, null))
                          : Refusals.wrongPassword());
        });
  }

  /** Takes the attempts back, remembers the address, and keeps a hash that was renewed. */
  void succeeded(Handle handle, Passed passed, ClientAddress address) {
    attempts.succeeded(handle, passed.attempt());
    attempts.remember(handle, passed.account().userId(), address.value());
    if (passed.newHash() != null) {
      accounts.setPasswordHash(handle, passed.account().userId(), passed.newHash());
    }
  }

  /** Takes the attempts back. */
  void succeeded(Handle handle, Passed passed) {
    attempts.succeeded(handle, passed.attempt());
  }

  private <T> Outcome<T> verified(
      @Nullable Account account,
      LoginAttempts.Attempt attempt,
      String password,
      Function<Passed, Outcome<T>> next) {
    boolean matches = passwords.matches(password, account == null ? null : account.passwordHash());
    if (!matches || account == null) {
      return Refusals.wrongLogin();
    }
    String newHash = passwords.isOutdated(account.passwordHash()) ? passwords.hash(password) : null;
    return next.apply(new Passed(account, attempt, newHash));
  }
}
