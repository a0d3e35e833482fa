package camelody.users;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.kernel.UserId;
import camelody.storage.Database;

/** Shows accounts and changes what is shown. */
final class Profiles {
  private final Database database;
  private final Accounts accounts;
  private final UserEvents events;

  Profiles(Database database, Accounts accounts, UserEvents events) {
    this.database = database;
    this.accounts = accounts;
    this.events = events;
  }

  Outcome<User> find(Caller.User caller, FindProfile query) {
    UserId wanted = query.userId() == null ? caller.userId() : query.userId();
    if (!caller.is(wanted) && !caller.isAdministrator()) {
      return Refusals.forbidden();
    }
    return accounts
        .find(wanted)
        .map(account -> Outcome.success(account.shown()))
        .orElseGet(caller.is(wanted) ? Refusals::sessionEnded : Refusals::noSuchUser);
  }

  Outcome<User> update(Caller.User caller, UpdateProfile command) {
    return database.inTransaction(
        handle -> {
          if (accounts.lock(handle, caller.userId()).isEmpty()) {
            return Refusals.sessionEnded();
          }
          accounts.setDisplayName(handle, caller.userId(), command.displayName());
          events.profileUpdated(caller.userId());
          return Outcome.success(accounts.find(caller.userId()).orElseThrow().shown());
        });
  }
}
