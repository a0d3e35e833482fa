package camelody.users;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.storage.Database;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Knows users, lets them in, and keeps what they like.
 *
 * <p>Every method checks for itself who calls: {@code UNAUTHENTICATED} for nobody where somebody is
 * needed, {@code FORBIDDEN} where only an administrator may.
 */
public final class UsersService {
  private final Accounts accounts;
  private final Sessions sessions;
  private final SigningKeys keys;
  private final LoginAttempts attempts;
  private final RegistrationBound registrationBound;
  private final Registration registration;
  private final Authentication authentication;
  private final Profiles profiles;
  private final AccountChanges changes;
  private final Favourites favourites;

  /**
   * Makes the service.
   *
   * @param sessionEnded is told of every session that ends, after the commit and on its thread
   */
  public UsersService(
      Database database,
      SigningSecret secret,
      UsersSettings settings,
      Consumer<UUID> sessionEnded,
      Clock clock) {
    UserEvents events = new UserEvents(database);
    Passwords passwords = new Passwords(settings.argon2());
    HashingSlots slots = new HashingSlots(settings.hashing());
    this.accounts = new Accounts(database);
    this.sessions = new Sessions(database, events, settings, clock, sessionEnded);
    this.keys = new SigningKeys(database, secret, settings, clock);
    this.attempts = new LoginAttempts(database, settings.attempts(), clock);
    PasswordCheck check = new PasswordCheck(accounts, passwords, slots, attempts);
    Tokens tokens = new Tokens(keys, settings.tokenLifetime(), clock);
    this.registrationBound = new RegistrationBound(database, settings.registrations(), clock);
    this.registration =
        new Registration(database, accounts, passwords, slots, events, registrationBound, clock);
    this.authentication = new Authentication(database, accounts, sessions, check, tokens, clock);
    this.profiles = new Profiles(database, accounts, events);
    this.changes = new AccountChanges(database, accounts, sessions, passwords, check, events);
    this.favourites =
        new Favourites(database, accounts, events, settings.favouritesPerUser(), clock);
  }

  /** Answers the keys that verify tokens. */
  public KeySet keys() {
    return keys.published();
  }

  /** Answers the sessions whose tokens are void although they have not expired. */
  public Revocations revocations() {
    return new Revocations(sessions.revoked());
  }

  /**
   * Makes an account; {@code CONFLICT} when the name is taken, {@code TOO_MANY_REQUESTS} when the
   * address has made too many lately.
   */
  public Outcome<User> register(ClientAddress address, RegisterUser command) {
    return registration.register(address, command);
  }

  /**
   * Lets somebody in. {@code UNAUTHENTICATED} for an unknown name and a wrong password alike,
   * {@code TOO_MANY_REQUESTS} after too many of those, or when too many ask at once.
   */
  public Outcome<Login> authenticate(ClientAddress address, Authenticate command) {
    return authentication.authenticate(address, command);
  }

  /**
   * Exchanges a refresh token for the next one and a fresh token. A used one ends its session for
   * everybody who holds a token of it: either the owner or a thief shows a copy, and nobody can
   * tell which. There is no grace for an answer that was lost; log in again.
   *
   * <p>{@code UNAUTHENTICATED} for a token that is unknown, used, or expired.
   */
  public Outcome<Login> renew(RenewSession command) {
    return authentication.renew(command);
  }

  /** Ends the caller's session. */
  public Outcome<LoggedOut> logout(Caller caller) {
    return Refusals.asUser(caller, authentication::logout);
  }

  /** Shows the caller, or anybody to an administrator. */
  public Outcome<User> profile(Caller caller, FindProfile query) {
    return Refusals.asUser(caller, user -> profiles.find(user, query));
  }

  public Outcome<User> updateProfile(Caller caller, UpdateProfile command) {
    return Refusals.asUser(caller, user -> profiles.update(user, command));
  }

  /**
   * Changes the caller's password and ends their other sessions. {@code FORBIDDEN} when the current
   * password is wrong, {@code TOO_MANY_REQUESTS} when it was wrong too often.
   */
  public Outcome<PasswordChanged> changePassword(Caller caller, ChangePassword command) {
    return Refusals.asUser(caller, user -> changes.changePassword(user, command));
  }

  /**
   * Deletes the caller's account, who repeats the password, or anybody's for an administrator.
   * {@code RULE_VIOLATED} for the last administrator.
   */
  public Outcome<DeletedUser> delete(Caller caller, DeleteUser command) {
    return Refusals.asUser(caller, user -> changes.delete(user, command));
  }

  /** Lists accounts, for administrators. */
  public Outcome<Page<User>> list(Caller caller, ListUsers query) {
    return Refusals.asAdministrator(
        caller, user -> Outcome.success(accounts.list(query.q(), query.paging())));
  }

  /**
   * Makes a user an administrator or a listener, for administrators; a user whose role changes has
   * to log in again. {@code RULE_VIOLATED} for the last administrator.
   */
  public Outcome<User> grantRole(Caller caller, GrantRole command) {
    return Refusals.asAdministrator(caller, user -> changes.grantRole(user, command));
  }

  public Outcome<Favourite> star(Caller caller, StarItem command) {
    return Refusals.asUser(caller, user -> favourites.star(user, command));
  }

  public Outcome<Favourite> unstar(Caller caller, StarItem command) {
    return Refusals.asUser(caller, user -> favourites.unstar(user, command));
  }

  /** Lists what the caller has starred, or rated. */
  public Outcome<Page<Favourite>> starred(Caller caller, ListStarred query) {
    return Refusals.asUser(caller, user -> favourites.list(user, query));
  }

  public Outcome<Favourite> rate(Caller caller, RateItem command) {
    return Refusals.asUser(caller, user -> favourites.rate(user, command));
  }

  /**
   * Makes what must be there before anybody can come in: a signing key, and an administrator.
   *
   * @param announcePassword is given the first administrator's password, the only time it is known
   */
  public void prepare(Consumer<String> announcePassword) {
    keys.refresh();
    registration.ensureAdministrator(announcePassword);
  }

  /** Rotates keys and deletes what has expired; to be called every minute, by any instance. */
  public void tidy() {
    keys.refresh();
    sessions.tidy();
    attempts.tidy();
    registrationBound.tidy();
  }
}
