package camelody.users.routes;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Role;
import camelody.kernel.ServiceError;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.launcher.Settings;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.methods.Method;
import camelody.messaging.methods.NoParams;
import camelody.messaging.methods.UseCase;
import camelody.messaging.security.SessionRevoked;
import camelody.messaging.security.TokenVerifier;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import camelody.testing.PostgresExtension;
import camelody.users.Authenticate;
import camelody.users.ChangePassword;
import camelody.users.DeleteUser;
import camelody.users.DeletedUser;
import camelody.users.Favourite;
import camelody.users.FindProfile;
import camelody.users.GrantRole;
import camelody.users.KeySet;
import camelody.users.ListStarred;
import camelody.users.ListUsers;
import camelody.users.LoggedOut;
import camelody.users.Login;
import camelody.users.PasswordChanged;
import camelody.users.RateItem;
import camelody.users.RegisterUser;
import camelody.users.RenewSession;
import camelody.users.Revocations;
import camelody.users.SigningSecret;
import camelody.users.StarItem;
import camelody.users.UpdateProfile;
import camelody.users.User;
import camelody.users.UsersService;
import camelody.users.UsersSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class UsersRoutesTest extends CamelMainTestSupport {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static final String PASSWORD = "correct horse";
  static final String HOME = "192.0.2.1";

  static final List<UUID> ENDED = new CopyOnWriteArrayList<>();
  static final List<String> ADMIN_PASSWORD = new CopyOnWriteArrayList<>();

  static Database database;
  static UsersService users;
  static OwnKeys ownKeys;

  private static int count;

  User anna;
  Login login;
  TokenVerifier verifier;

  @BeforeAll
  static void open(@TempDir Path folder) {
    database =
        Database.open("users", POSTGRES::uri, DatabaseSettings.defaults(), Clock.systemUTC());
    database.prepare();
    users =
        new UsersService(
            database,
            SigningSecret.inFile(folder.resolve("secrets/users.signing-secret")),
            settings(),
            ENDED::add,
            Clock.systemUTC());
    ownKeys = new OwnKeys(users);
  }

  @AfterAll
  static void close() {
    ownKeys.close();
    database.close();
  }

  @Override
  protected void configure(MainConfigurationProperties configuration) {
    for (var route :
        List.of(
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
            new TidyRoute(users, ADMIN_PASSWORD::add, Duration.ofMillis(50)))) {
      configuration.addRoutesBuilder(route);
    }
  }

  @BeforeEach
  void meet() {
    verifier = new TokenVerifier(ownKeys, Clock.systemUTC());
    anna = (User) ask("register", new RegisterUser("anna" + ++count, PASSWORD, "Anna"));
    login = (Login) ask("authenticate", new Authenticate(anna.username(), PASSWORD));
  }

  @Test
  void given_a_login_when_its_token_is_verified_then_it_is_its_user() {
    Caller.User caller = verified(login).user();

    assertThat(caller.userId()).isEqualTo(anna.id());
    assertThat(caller.username()).isEqualTo(anna.username());
    assertThat(caller.role()).isEqualTo(Role.LISTENER);
  }

  @Test
  void given_a_logout_when_broadcast_or_polled_then_the_token_is_refused() {
    Caller caller = verified(login);
    LoggedOut loggedOut = (LoggedOut) ask("logout", new NoParams(), caller);

    assertThat(ENDED).contains(loggedOut.sessionId());
    TokenVerifier another = new TokenVerifier(ownKeys, Clock.systemUTC());
    verifier.sessionRevoked(Json.MAPPER.valueToTree(new SessionRevoked(caller.user().sessionId())));

    assertThat(refusal(verifier)).isEqualTo(ErrorKind.UNAUTHENTICATED);
    assertThat(refusal(another)).isEqualTo(ErrorKind.UNAUTHENTICATED);
    assertThat(((Revocations) ask("revocations", new NoParams())).sessionIds())
        .contains(caller.user().sessionId());
  }

  @Test
  void given_a_refresh_token_when_renewed_then_the_new_token_is_good() {
    Login renewed = (Login) ask("renew", new RenewSession(login.refreshToken()));

    assertThat(verified(renewed)).isEqualTo(verified(login));
  }

  @Test
  void given_five_failures_from_one_address_when_another_asks_then_only_the_first_is_refused() {
    Authenticate wrong = new Authenticate(anna.username(), "wrong password");
    for (int i = 0; i < 5; i++) {
      assertThat(askFrom("198.51.100.7", wrong)).isEqualTo(ErrorKind.UNAUTHENTICATED);
    }

    assertThat(askFrom("198.51.100.7", wrong)).isEqualTo(ErrorKind.TOO_MANY_REQUESTS);
    assertThat(askFrom("198.51.100.8", wrong)).isEqualTo(ErrorKind.UNAUTHENTICATED);
    assertThat(askFrom(null, wrong)).isEqualTo(ErrorKind.UNAUTHENTICATED);
  }

  @Test
  void given_the_keys_when_asked_then_they_are_a_jwk_set_without_private_parts() {
    KeySet keys = (KeySet) ask("keys", new NoParams());

    assertThat(Json.MAPPER.valueToTree(keys).at("/keys/0").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("kty", "crv", "x", "y", "alg", "use", "kid");
  }

  @Test
  void given_a_user_when_they_use_every_method_of_theirs_then_each_answers() {
    Caller caller = verified(login);
    StarItem track = new StarItem(TrackId.next(), null, null);

    assertThat(ask("profile", new FindProfile(null), caller)).isEqualTo(anna);
    assertThat(ask("updateProfile", new UpdateProfile("Änna"), caller))
        .isInstanceOfSatisfying(
            User.class, changed -> assertThat(changed.displayName()).isEqualTo("Änna"));
    assertThat(ask("star", track, caller)).isInstanceOf(Favourite.class);
    assertThat(ask("rate", new RateItem(track.trackId(), null, null, 3), caller))
        .isInstanceOf(Favourite.class);
    assertThat(Json.MAPPER.valueToTree(ask("starred", favourites(), caller)).at("/items/0/rating"))
        .hasToString("3");
    assertThat(ask("unstar", track, caller)).isInstanceOf(Favourite.class);
    assertThat(ask("changePassword", new ChangePassword(PASSWORD, "another one"), caller))
        .isEqualTo(new PasswordChanged(0));
    assertThat(ask("delete", new DeleteUser("another one", null), caller))
        .isEqualTo(new DeletedUser(anna.id()));
  }

  @Test
  void given_an_empty_store_when_the_timer_fires_then_there_is_an_administrator_who_may_grant() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(ADMIN_PASSWORD).hasSize(1));
    Caller admin =
        verified((Login) ask("authenticate", new Authenticate("admin", ADMIN_PASSWORD.get(0))));

    assertThat(ask("list", new ListUsers(anna.username(), null, null), admin))
        .extracting("items")
        .isEqualTo(List.of(anna));
    assertThat(ask("grantRole", new GrantRole(anna.id(), Role.ADMINISTRATOR), admin))
        .extracting("role")
        .isEqualTo(Role.ADMINISTRATOR);
    assertThat(ask("grantRole", new GrantRole(UserId.next(), Role.LISTENER), admin))
        .isInstanceOf(ServiceError.class);
  }

  @Test
  void given_the_table_when_compared_with_the_routes_then_every_method_has_its_route() {
    assertThat(UsersMethods.TABLE.methods())
        .hasSize(16)
        .extracting(Method::name)
        .allSatisfy(name -> assertThat(context().getRoute(name)).isNotNull());
    assertThat(UsersMethods.TABLE.methods())
        .filteredOn(method -> !method.write())
        .extracting(Method::name)
        .containsExactly(
            "users.keys", "users.revocations", "users.profile", "users.list", "users.starred");
  }

  @Test
  void given_methods_that_take_or_give_secrets_when_listed_then_no_outcome_of_theirs_is_kept() {
    assertThat(UsersMethods.TABLE.methods())
        .filteredOn(Method::secret)
        .extracting(Method::name)
        .containsExactly(
            "users.register",
            "users.authenticate",
            "users.renew",
            "users.changePassword",
            "users.delete");
  }

  @Test
  void given_the_settings_file_when_read_then_it_has_the_documented_defaults() {
    Settings file = Settings.read(Path.of("../..").toAbsolutePath().normalize(), key -> null);

    assertThat(UsersBundle.usersSettings(file))
        .isEqualTo(
            new UsersSettings(
                new UsersSettings.Argon2(19_456, 2, 1),
                new UsersSettings.Hashing(2, 4, Duration.ofSeconds(2)),
                new UsersSettings.Attempts(Duration.ofMinutes(15), 5, 50, 100),
                new UsersSettings.Registrations(Duration.ofHours(1), 100),
                new UsersSettings.Keys(Duration.ofDays(30), Duration.ofHours(1)),
                Duration.ofMinutes(10),
                Duration.ofDays(30),
                50,
                10_000));
  }

  private Caller verified(Login of) {
    return verifier
        .verify("Bearer " + of.token())
        .join()
        .fold(
            caller -> caller,
            error -> {
              throw new AssertionError(error.toString());
            });
  }

  private ErrorKind refusal(TokenVerifier by) {
    CompletableFuture<Outcome<Caller>> verified = by.verify("Bearer " + login.token());
    return verified.join().fold(caller -> null, ServiceError::kind);
  }

  private Object ask(String useCase, Object params) {
    return ask(useCase, params, Caller.anonymous());
  }

  private Object ask(String useCase, Object params, Caller caller) {
    Object body = send(useCase, params, caller, HOME);
    return body instanceof Outcome<?> outcome ? outcome.fold(value -> value, error -> error) : body;
  }

  private Object askFrom(String address, Authenticate params) {
    Outcome<?> outcome = (Outcome<?>) send("authenticate", params, Caller.anonymous(), address);
    return outcome.fold(value -> value, ServiceError::kind);
  }

  private Object send(String useCase, Object params, Caller caller, String address) {
    return template()
        .send(
            "direct:users." + useCase,
            ExchangeBuilder.anExchange(context())
                .withBody(params)
                .withHeader(RpcHeaders.CLIENT_ADDRESS, address)
                .withProperty(UseCase.CALLER, caller)
                .withPattern(org.apache.camel.ExchangePattern.InOut)
                .build())
        .getMessage()
        .getBody();
  }

  private static ListStarred favourites() {
    return new ListStarred(null, null, null, null);
  }

  private static UsersSettings settings() {
    return new UsersSettings(
        new UsersSettings.Argon2(64, 1, 1),
        new UsersSettings.Hashing(2, 10, Duration.ofSeconds(5)),
        new UsersSettings.Attempts(Duration.ofMinutes(15), 5, 50, 100),
        new UsersSettings.Registrations(Duration.ofHours(1), 100),
        new UsersSettings.Keys(Duration.ofDays(30), Duration.ofHours(1)),
        Duration.ofMinutes(10),
        Duration.ofDays(30),
        50,
        100);
  }
}
