package camelody.users;

import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Role;
import camelody.kernel.UserId;
import camelody.storage.Database;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** Makes accounts: those that people ask for, and the first administrator. */
final class Registration {
  private static final String ADMINISTRATOR = "admin";
  private static final long LOCK = 0x61646d696e2d3031L;

  private final Database database;
  private final Accounts accounts;
  private final Passwords passwords;
  private final HashingSlots slots;
  private final UserEvents events;
  private final RegistrationBound bound;
  private final Clock clock;

  Registration(
      Database database,
      Accounts accounts,
      Passwords passwords,
      HashingSlots slots,
      UserEvents events,
      RegistrationBound bound,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.slots = slots;
    this.events = events;
    this.bound = bound;
    this.clock = clock;
  }

  Outcome<User> register(ClientAddress address, RegisterUser command) {
    // Kept for the administrator even while there is none: nobody may be taken for that one.
    if (command.username().equals(ADMINISTRATOR)) {
      return taken(command.username());
    }
    if (bound.isReached(address)) {
      return tooMany();
    }
    return slots.use(
        () ->
            add(
                address,
                account(
                    command.username(), command.shownName(), Role.LISTENER, command.password())));
  }

  /**
   * Makes the administrator {@code admin}, if there is no administrator at all.
   *
   * @param announce is given the password before the account is committed: a password that opens
   *     nothing is replaced at the next start, an account whose password nobody knows would stay
   */
  void ensureAdministrator(Consumer<String> announce) {
    if (accounts.hasAdministrator()) {
      return;
    }
    String password = Passwords.random();
    Account first = account(ADMINISTRATOR, "Administrator", Role.ADMINISTRATOR, password);
    database.useTransaction(
        handle -> {
          handle.execute("select pg_advisory_xact_lock(?)", LOCK);
          if (!accounts.hasAdministrator() && accounts.add(first)) {
            events.registered(first.userId(), first.username());
            announce.accept(password);
          }
        });
  }

  private Outcome<User> add(ClientAddress address, Account account) {
    return database.inTransaction(
        handle -> {
          if (!accounts.add(account)) {
            return taken(account.username());
          }
          if (!bound.note(handle, address, account.userId())) {
            accounts.delete(handle, account.userId());
            return tooMany();
          }
          events.registered(account.userId(), account.username());
          return Outcome.success(account.shown());
        });
  }

  private Account account(String username, String displayName, Role role, String password) {
    return new Account(
        UserId.next(),
        username,
        displayName,
        role,
        passwords.hash(password),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private static Outcome<User> tooMany() {
    return Outcome.failure(
        ErrorKind.TOO_MANY_REQUESTS, "too many accounts were made from here; try again later");
  }

  private static Outcome<User> taken(String username) {
    return Outcome.failure(ErrorKind.CONFLICT, "the username '" + username + "' is taken");
  }
}
