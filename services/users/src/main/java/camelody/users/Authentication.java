package camelody.users;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.storage.Database;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people in and out. */
final class Authentication {
  private static final Logger LOG = LoggerFactory.getLogger(Authentication.class);

  private final Database database;
  private final Accounts accounts;
  private final Sessions sessions;
  private final PasswordCheck check;
  private final Tokens tokens;
  private final Clock clock;

  Authentication(
      Database database,
      Accounts accounts,
      Sessions sessions,
      PasswordCheck check,
      Tokens tokens,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.check = check;
    this.tokens = tokens;
    this.clock = clock;
  }

  Outcome<Login> authenticate(ClientAddress address, Authenticate command) {
    return check.ofLogin(address, command, passed -> open(address, passed));
  }

  /**
   * Renews in a transaction of its own: the end of a stolen session must stay, whatever becomes of
   * the call.
   */
  Outcome<Login> renew(RenewSession command) {
    return database.apart(
        handle ->
            sessions
                .lock(handle, command.refreshToken())
                .map(token -> renew(handle, token, command.refreshToken()))
                .orElseGet(Refusals::sessionEnded));
  }

  Outcome<LoggedOut> logout(Caller.User caller) {
    database.useTransaction(handle -> sessions.end(handle, caller.userId(), caller.sessionId()));
    return Outcome.success(new LoggedOut(caller.sessionId()));
  }

  private Outcome<Login> open(ClientAddress address, PasswordCheck.Passed passed) {
    return database.inTransaction(
        handle -> {
          // Locked and compared again: the password may have been changed while it was hashed.
          Account account = accounts.lock(handle, passed.account().userId()).orElse(null);
          if (account == null || !account.passwordHash().equals(passed.account().passwordHash())) {
            return Refusals.wrongLogin();
          }
          check.succeeded(handle, passed, address);
          return Outcome.success(login(account, sessions.start(handle, account.userId())));
        });
  }

  private Outcome<Login> renew(
      org.jdbi.v3.core.Handle handle, Sessions.Shown token, String refreshToken) {
    if (token.used()) {
      LOG.warn(
          "a used refresh token of user {} was shown again: session {} ends",
          token.userId(),
          token.sessionId());
      sessions.end(handle, token.userId(), token.sessionId());
      return Refusals.sessionEnded();
    }
    if (!token.expiresAt().isAfter(clock.instant())) {
      return Refusals.sessionEnded();
    }
    Account account = accounts.find(token.userId()).orElse(null);
    return account == null
        ? Refusals.sessionEnded()
        : Outcome.success(login(account, sessions.renew(handle, token, refreshToken)));
  }

  private Login login(Account account, Sessions.Opened session) {
    Tokens.Issued issued = tokens.issue(account, session.sessionId());
    return new Login(issued.token(), issued.expiresAt(), session.refreshToken(), account.shown());
  }
}
