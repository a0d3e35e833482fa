package camelody.users;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Ids;
import camelody.kernel.Outcome;
import camelody.kernel.Role;
import camelody.kernel.UserId;
import camelody.kernel.ports.EventOutbox.PendingEvent;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A users service on a schema of its own, with small words for tests to speak. */
final class UsersFixture implements AutoCloseable {
  static final String PASSWORD = "correct horse";
  static final UsersSettings.Argon2 FAST = new UsersSettings.Argon2(64, 1, 1);
  static final ClientAddress HOME = ClientAddress.of("192.0.2.1");

  final SettableClock clock = new SettableClock();
  final SigningSecret secret = SigningSecret.random();
  final List<UUID> announced = new CopyOnWriteArrayList<>();
  final Database database;
  final UsersService users;
  final String adminPassword;

  UsersFixture(String uri) {
    this(uri, settings(FAST));
  }

  UsersFixture(String uri, UsersSettings settings) {
    database = Database.open("users", () -> uri, DatabaseSettings.defaults(), clock);
    database.prepare();
    users = another(settings);
    List<String> passwords = new ArrayList<>();
    users.prepare(passwords::add);
    adminPassword = passwords.isEmpty() ? "" : passwords.get(0);
  }

  static UsersSettings settings(UsersSettings.Argon2 argon2) {
    return settings(argon2, new UsersSettings.Hashing(2, 50, Duration.ofSeconds(10)));
  }

  static UsersSettings settings(UsersSettings.Argon2 argon2, UsersSettings.Hashing hashing) {
    return settings(argon2, hashing, new UsersSettings.Registrations(Duration.ofHours(1), 1000));
  }

  static UsersSettings settings(UsersSettings.Registrations registrations) {
    return settings(FAST, new UsersSettings.Hashing(2, 50, Duration.ofSeconds(10)), registrations);
  }

  private static UsersSettings settings(
      UsersSettings.Argon2 argon2,
      UsersSettings.Hashing hashing,
      UsersSettings.Registrations registrations) {
    return new UsersSettings(
        argon2,
        hashing,
        new UsersSettings.Attempts(Duration.ofMinutes(15), 5, 20, 40),
        registrations,
        new UsersSettings.Keys(Duration.ofDays(30), Duration.ofHours(1)),
        Duration.ofMinutes(10),
        Duration.ofDays(30),
        3,
        10);
  }

  /** Starts another instance on the same database, as another process would. */
  UsersService another(UsersSettings settings) {
    return new UsersService(database, secret, settings, announced::add, clock);
  }

  User registered() {
    return registered("user" + Ids.next().toString().substring(9).replace("-", ""));
  }

  User registered(String username) {
    return value(users.register(HOME, new RegisterUser(username, PASSWORD, null)));
  }

  Outcome<Login> login(ClientAddress address, String username, String password) {
    return users.authenticate(address, new Authenticate(username, password));
  }

  Login login(User user) {
    return value(login(HOME, user.username(), PASSWORD));
  }

  Login loginAdmin() {
    return value(login(HOME, "admin", adminPassword));
  }

  Caller newCaller() {
    return caller(login(registered()));
  }

  static Caller caller(Login login) {
    DecodedJWT token = JWT.decode(login.token());
    return new Caller.User(
        UserId.of(token.getSubject()),
        token.getClaim("name").asString(),
        Role.of(token.getClaim("role").asString()),
        UUID.fromString(token.getClaim("sid").asString()));
  }

  /** Takes the events out of the outbox. */
  List<PendingEvent> events() {
    List<PendingEvent> events = new ArrayList<>();
    database
        .outbox()
        .relay(
            10_000,
            pending -> {
              events.addAll(pending);
              return pending.stream().map(PendingEvent::eventId).toList();
            });
    return events;
  }

  List<String> eventKeys() {
    return events().stream().map(PendingEvent::routingKey).toList();
  }

  static <T> T value(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        error -> {
          throw new AssertionError(error.toString());
        });
  }

  static ErrorKind refusal(Outcome<?> outcome) {
    return outcome.fold(
        value -> {
          throw new AssertionError("expected a refusal, came " + value);
        },
        error -> error.kind());
  }

  @Override
  public void close() {
    database.close();
  }
}
