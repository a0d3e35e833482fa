package camelody.users;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.kernel.Role;
import camelody.kernel.UserId;
import camelody.storage.Database;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Changes what an account may do and who may use it.
 *
 * <p>A token speaks for up to 5 s after its session has ended. Here that is too long, so session
 * and role are looked up again: an administrator who is none any more cannot become one again.
 */
final class AccountChanges {
  private final Database database;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Passwords passwords;
  private final PasswordCheck check;
  private final UserEvents events;

  AccountChanges(
      Database database,
      Accounts accounts,
      Sessions sessions,
      Passwords passwords,
      PasswordCheck check,
      UserEvents events) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.check = check;
    this.events = events;
  }

  Outcome<PasswordChanged> changePassword(Caller.User caller, ChangePassword command) {
    return check.ofUser(
        caller,
        command.currentPassword(),
        passed -> change(caller, passed, passwords.hash(command.newPassword())));
  }

  Outcome<DeletedUser> delete(Caller.User caller, DeleteUser command) {
    UserId doomed = command.userId() == null ? caller.userId() : command.userId();
    if (!caller.is(doomed)) {
      return caller.isAdministrator() ? deleteOther(caller, doomed) : Refusals.forbidden();
    }
    return command.password() == null
        ? Refusals.passwordMissing()
        : check.ofUser(caller, command.password(), passed -> deleteSelf(caller, passed));
  }

  Outcome<User> grantRole(Caller.User caller, GrantRole command) {
    return database.inTransaction(
        handle -> {
          List<UserId> administrators = accounts.lockAdministrators(handle);
          if (!mayAdminister(handle, caller, administrators)) {
            return Refusals.forbidden();
          }
          Account account = accounts.lock(handle, command.userId()).orElse(null);
          if (account == null) {
            return Refusals.noSuchUser();
          }
          if (command.role() != Role.ADMINISTRATOR && isLast(command.userId(), administrators)) {
            return Refusals.lastAdministrator();
          }
          return Outcome.success(grant(handle, caller, account, command.role()));
        });
  }

  private Outcome<PasswordChanged> change(
      Caller.User caller, PasswordCheck.Passed passed, String newHash) {
    return database.inTransaction(
        handle -> {
          if (!isUnchanged(handle, caller, passed)) {
            return Refusals.sessionEnded();
          }
          check.succeeded(handle, passed);
          accounts.setPasswordHash(handle, caller.userId(), newHash);
          events.passwordChanged(caller.userId());
          int ended = sessions.endAll(handle, caller.userId(), caller.sessionId());
          return Outcome.success(new PasswordChanged(ended));
        });
  }

  private Outcome<DeletedUser> deleteSelf(Caller.User caller, PasswordCheck.Passed passed) {
    return database.inTransaction(
        handle -> {
          List<UserId> administrators = accounts.lockAdministrators(handle);
          if (!isUnchanged(handle, caller, passed)) {
            return Refusals.sessionEnded();
          }
          check.succeeded(handle, passed);
          return remove(handle, caller.userId(), administrators);
        });
  }

  private Outcome<DeletedUser> deleteOther(Caller.User caller, UserId doomed) {
    return database.inTransaction(
        handle -> {
          List<UserId> administrators = accounts.lockAdministrators(handle);
          if (!mayAdminister(handle, caller, administrators)) {
            return Refusals.forbidden();
          }
          return accounts.lock(handle, doomed).isEmpty()
              ? Refusals.noSuchUser()
              : remove(handle, doomed, administrators);
        });
  }

  private Outcome<DeletedUser> remove(Handle handle, UserId doomed, List<UserId> administrators) {
    if (isLast(doomed, administrators)) {
      return Refusals.lastAdministrator();
    }
    sessions.endAll(handle, doomed, null);
    accounts.delete(handle, doomed);
    events.deleted(doomed);
    return Outcome.success(new DeletedUser(doomed));
  }

  // The token says the role too, so the sessions end: nobody goes on with the old one.
  private User grant(Handle handle, Caller.User caller, Account account, Role role) {
    if (account.role() == role) {
      return account.shown();
    }
    accounts.setRole(handle, account.userId(), role);
    events.roleGranted(account.userId(), role, caller.userId());
    sessions.endAll(handle, account.userId(), null);
    return accounts.find(account.userId()).orElseThrow().shown();
  }

  private boolean isUnchanged(Handle handle, Caller.User caller, PasswordCheck.Passed passed) {
    return accounts
            .lock(handle, caller.userId())
            .filter(now -> now.passwordHash().equals(passed.account().passwordHash()))
            .isPresent()
        && sessions.isLive(handle, caller.sessionId());
  }

  private boolean mayAdminister(Handle handle, Caller.User caller, List<UserId> administrators) {
    return administrators.contains(caller.userId()) && sessions.isLive(handle, caller.sessionId());
  }

  private static boolean isLast(UserId user, List<UserId> administrators) {
    return administrators.equals(List.of(user));
  }
}
