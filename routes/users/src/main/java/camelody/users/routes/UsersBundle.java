package camelody.users.routes;

import camelody.kernel.ports.StoreUnavailable;
import camelody.launcher.Bundle;
import camelody.launcher.DataDirectory;
import camelody.launcher.Hub;
import camelody.launcher.Launcher;
import camelody.launcher.Settings;
import camelody.messaging.security.SessionRevoked;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import camelody.users.SigningSecret;
import camelody.users.UsersService;
import camelody.users.UsersSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts users together; as a process of its own. */
public final class UsersBundle {
  private static final Logger LOG = LoggerFactory.getLogger(UsersBundle.class);

  private UsersBundle() {}

  public static void main(String[] args) {
    Launcher.launch("users", UsersBundle::assemble);
  }

  static Bundle assemble(Hub hub) {
    Settings settings = hub.settings();
    Database database =
        Database.open("users", hub.databaseUri(), databaseSettings(settings), hub.clock());
    UsersService users =
        new UsersService(
            database,
            signingSecret(hub),
            usersSettings(settings),
            session -> hub.control().broadcast(SessionRevoked.METHOD, new SessionRevoked(session)),
            hub.clock());
    Consumer<String> announcePassword = password -> write(hub, password);
    OwnKeys ownKeys = new OwnKeys(users);
    return Bundle.named("users")
        .serving(UsersMethods.TABLE)
        .verifyingWith(ownKeys)
        .storedIn(database)
        .routes(
            new KeysRoute(users),
            new RevocationsRoute(users),
            new RegisterRoute(users),
            new AuthenticateRoute(users),
            new RenewRoute(users),
            new LogoutRoute(users),
            new ProfileRoute(users),
            new UpdateProfileRoute(users),
            new ChangePasswordRoute(users),
            new DeleteRoute(users),
            new ListRoute(users),
            new GrantRoleRoute(users),
            new StarRoute(users),
            new UnstarRoute(users),
            new StarredRoute(users),
            new RateRoute(users),
            new TidyRoute(users, announcePassword, settings.millis("users.tidy.period-millis")))
        .onStart(() -> prepare(users, announcePassword))
        .onStop(ownKeys)
        .build();
  }

  // The database may go away again between its migration and this; the timer tries again.
  private static void prepare(UsersService users, Consumer<String> announcePassword) {
    try {
      users.prepare(announcePassword);
    } catch (StoreUnavailable away) {
      LOG.warn("no administrator could be made yet: {}", away.getMessage());
    }
  }

  private static void write(Hub hub, String password) {
    Path file = hub.dataDirectory().root().resolve("admin-password");
    DataDirectory.write(file, password + "\n");
    LOG.info("made the administrator 'admin'; the password is in {}", file);
  }

  private static SigningSecret signingSecret(Hub hub) {
    String configured = hub.settings().text("users.signing-secret");
    return configured.isEmpty()
        ? SigningSecret.inFile(hub.dataDirectory().secret("users.signing-secret"))
        : SigningSecret.of(configured);
  }

  static UsersSettings usersSettings(Settings settings) {
    return new UsersSettings(
        new UsersSettings.Argon2(
            settings.integer("users.argon2.memory-kib"),
            settings.integer("users.argon2.iterations"),
            settings.integer("users.argon2.parallelism")),
        new UsersSettings.Hashing(
            settings.integer("users.hashing.concurrent"),
            settings.integer("users.hashing.waiting"),
            settings.millis("users.hashing.patience-millis")),
        new UsersSettings.Attempts(
            settings.millis("users.login.window-millis"),
            settings.integer("users.login.attempts-per-account-and-address"),
            settings.integer("users.login.attempts-per-account"),
            settings.integer("users.login.attempts-per-address")),
        new UsersSettings.Registrations(
            settings.millis("users.registrations.window-millis"),
            settings.integer("users.registrations.per-address")),
        new UsersSettings.Keys(
            settings.millis("users.keys.rotation-millis"),
            settings.millis("users.keys.published-ahead-millis")),
        settings.millis("users.tokens.lifetime-millis"),
        Duration.ofDays(settings.integer("users.sessions.lifetime-days")),
        settings.integer("users.sessions.per-user"),
        settings.integer("users.favourites.per-user"));
  }

  private static DatabaseSettings databaseSettings(Settings settings) {
    return new DatabaseSettings(
        settings.integer("users.database.pool-size"),
        settings.millis("users.database.connection-timeout-millis"),
        settings.millis("users.database.statement-timeout-millis"));
  }
}
