package camelody.users;

import static camelody.users.UsersFixture.HOME;
import static camelody.users.UsersFixture.PASSWORD;
import static camelody.users.UsersFixture.caller;
import static camelody.users.UsersFixture.refusal;
import static camelody.users.UsersFixture.value;
import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.ports.OutcomeLedger.Key;
import camelody.testing.PostgresExtension;
import com.auth0.jwt.JWT;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuthenticationTest {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static UsersFixture fixture;

  @BeforeAll
  static void open() {
    fixture = new UsersFixture(POSTGRES.uri());
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  @Test
  void given_an_account_when_logged_in_then_the_token_says_who_for_ten_minutes() {
    User anna = fixture.registered();

    Login login =
        value(fixture.login(HOME, anna.username().toUpperCase(java.util.Locale.ROOT), PASSWORD));

    DecodedJWT token = JWT.decode(login.token());
    assertThat(token.getAlgorithm()).isEqualTo("ES256");
    assertThat(token.getKeyId()).isEqualTo(fixture.users.keys().keys().get(0).kid());
    assertThat(token.getIssuer()).isEqualTo("camelody.users");
    assertThat(token.getAudience()).containsExactly("camelody");
    assertThat(token.getSubject()).isEqualTo(anna.id().toString());
    assertThat(token.getClaim("role").asString()).isEqualTo("listener");
    assertThat(login.expiresAt()).isEqualTo(fixture.clock.instant().plusSeconds(600));
    assertThat(token.getExpiresAtAsInstant()).isEqualTo(login.expiresAt());
    assertThat(login.user()).isEqualTo(anna);
  }

  @Test
  void given_an_unknown_name_and_a_wrong_password_when_tried_then_the_answers_are_the_same() {
    User anna = fixture.registered();

    Outcome<Login> wrong = fixture.login(HOME, anna.username(), "wrong password");
    Outcome<Login> unknown = fixture.login(HOME, "nobody-of-that-name", "wrong password");

    assertThat(refusal(wrong)).isEqualTo(ErrorKind.UNAUTHENTICATED);
    assertThat(wrong).isEqualTo(unknown);
  }

  @Test
  void given_an_unknown_name_and_a_wrong_password_when_tried_then_both_take_as_long() {
    UsersService slow =
        fixture.another(UsersFixture.settings(new UsersSettings.Argon2(8192, 2, 1)));
    User anna = fixture.registered();
    value(slow.authenticate(HOME, new Authenticate(anna.username(), PASSWORD)));
    List<Long> wrong = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();

    for (int i = 1; i <= 15; i++) {
      ClientAddress address = ClientAddress.of("203.0.113." + i);
      wrong.add(nanos(slow, address, anna.username()));
      unknown.add(nanos(slow, address, "nobody-" + i));
    }

    // Without the dummy hash, the unknown name is some twenty times faster.
    assertThat((double) median(unknown) / median(wrong)).isBetween(0.5, 2.0);
  }

  @Test
  void given_a_password_in_nfd_when_typed_in_nfc_then_it_opens() {
    value(
        fixture.users.register(
            UsersFixture.HOME, new RegisterUser("rene", "cafe\u0301\u00a0cre\u0300me", null)));

    assertThat(fixture.login(HOME, "rene", "caf\u00e9 cr\u00e8me"))
        .isInstanceOf(Outcome.Success.class);
  }

  @Test
  void given_a_refresh_token_when_renewed_then_the_next_one_works_and_the_session_is_the_same() {
    Login first = fixture.login(fixture.registered());
    fixture.clock.pass(Duration.ofMinutes(9));

    Login second = value(renew(first));
    Login third = value(renew(second));

    assertThat(third.refreshToken()).isNotIn(first.refreshToken(), second.refreshToken());
    assertThat(caller(third)).isEqualTo(caller(first));
    assertThat(second.expiresAt()).isEqualTo(fixture.clock.instant().plusSeconds(600));
  }

  @Test
  void given_a_used_refresh_token_when_shown_again_then_the_whole_session_ends() {
    Login first = fixture.login(fixture.registered());
    Login second = value(renew(first));

    assertThat(refusal(renew(first))).isEqualTo(ErrorKind.UNAUTHENTICATED);

    assertThat(refusal(renew(second))).isEqualTo(ErrorKind.UNAUTHENTICATED);
    assertThat(fixture.users.revocations().sessionIds()).contains(session(first));
    assertThat(fixture.announced).contains(session(first));
  }

  @Test
  void given_reuse_in_a_call_that_is_rolled_back_when_renewed_then_the_session_has_ended() {
    Login first = fixture.login(fixture.registered());
    Login second = value(renew(first));

    // What messaging does for a write with an idempotency key that is refused.
    fixture
        .database
        .outcomes()
        .once(
            new Key("anonymous", "users.renew", "k", "h"),
            () -> renew(first).fold(login -> Optional.of("{}"), error -> Optional.empty()));

    assertThat(refusal(renew(second))).isEqualTo(ErrorKind.UNAUTHENTICATED);
  }

  @Test
  void given_one_refresh_token_when_eight_renew_at_once_then_one_succeeds_and_the_session_ends() {
    Login first = fixture.login(fixture.registered());
    List<CompletableFuture<Outcome<Login>>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(CompletableFuture.supplyAsync(() -> renew(first)));
    }

    List<Outcome<Login>> outcomes = calls.stream().map(CompletableFuture::join).toList();

    assertThat(outcomes).filteredOn(Outcome.Success.class::isInstance).hasSize(1);
    assertThat(fixture.users.revocations().sessionIds()).contains(session(first));
  }

  @Test
  void given_a_refresh_token_of_31_days_when_renewed_then_it_has_expired() {
    Login login = fixture.login(fixture.registered());
    fixture.clock.pass(Duration.ofDays(31));

    assertThat(refusal(renew(login))).isEqualTo(ErrorKind.UNAUTHENTICATED);
    assertThat(refusal(fixture.users.renew(new RenewSession("made-up"))))
        .isEqualTo(ErrorKind.UNAUTHENTICATED);
  }

  @Test
  void given_expired_sessions_when_tidied_then_they_are_gone() {
    Login login = fixture.login(fixture.registered());
    fixture.clock.pass(Duration.ofDays(31));

    fixture.users.tidy();

    long left =
        fixture.database.read(
            handle ->
                handle
                    .createQuery("select count(*) from session where session_id = :id")
                    .bind("id", session(login))
                    .mapTo(Long.class)
                    .one());
    assertThat(left).isZero();
  }

  @Test
  void given_a_session_when_logged_out_then_it_is_revoked_for_as_long_as_its_tokens_live() {
    Login login = fixture.login(fixture.registered());
    fixture.events();

    value(fixture.users.logout(caller(login)));
    value(fixture.users.logout(caller(login)));

    assertThat(fixture.eventKeys()).containsExactly("users.session-ended.v1");
    assertThat(fixture.announced).contains(session(login));
    assertThat(fixture.users.revocations().sessionIds()).contains(session(login));
    assertThat(refusal(renew(login))).isEqualTo(ErrorKind.UNAUTHENTICATED);

    fixture.clock.pass(Duration.ofMinutes(12));
    assertThat(fixture.users.revocations().sessionIds()).doesNotContain(session(login));
  }

  @Test
  void given_three_sessions_at_the_most_when_a_fourth_starts_then_the_idlest_ends() {
    User anna = fixture.registered();
    List<Login> logins = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      logins.add(fixture.login(anna));
      fixture.clock.pass(Duration.ofSeconds(1));
    }

    assertThat(refusal(renew(logins.get(0)))).isEqualTo(ErrorKind.UNAUTHENTICATED);
    assertThat(renew(logins.get(1))).isInstanceOf(Outcome.Success.class);
  }

  @Test
  void given_stronger_parameters_when_logged_in_then_the_hash_is_renewed() {
    User anna = fixture.registered();
    UsersService stronger =
        fixture.another(UsersFixture.settings(new UsersSettings.Argon2(128, 2, 1)));

    value(stronger.authenticate(HOME, new Authenticate(anna.username(), PASSWORD)));

    assertThat(hashOf(anna)).startsWith("$argon2id$v=19$m=128,t=2,p=1$");
    assertThat(fixture.login(HOME, anna.username(), PASSWORD)).isInstanceOf(Outcome.Success.class);
  }

  @Test
  void given_an_account_that_was_deleted_when_logged_in_then_it_is_unknown() {
    User anna = fixture.registered();
    Caller caller = caller(fixture.login(anna));
    value(fixture.users.delete(caller, new DeleteUser(PASSWORD, null)));

    assertThat(refusal(fixture.login(HOME, anna.username(), PASSWORD)))
        .isEqualTo(ErrorKind.UNAUTHENTICATED);
  }

  @Test
  void given_one_slot_and_no_waiting_when_two_hash_at_once_then_one_is_told_to_wait()
      throws Exception {
    HashingSlots slots = new HashingSlots(new UsersSettings.Hashing(1, 0, Duration.ofSeconds(1)));
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<Outcome<String>> first =
        CompletableFuture.supplyAsync(
            () ->
                slots.use(
                    () -> {
                      started.countDown();
                      await(release);
                      return Outcome.success("hashed");
                    }));
    started.await(10, TimeUnit.SECONDS);

    assertThat(refusal(slots.use(() -> Outcome.success("hashed"))))
        .isEqualTo(ErrorKind.TOO_MANY_REQUESTS);

    release.countDown();
    assertThat(value(first.get(10, TimeUnit.SECONDS))).isEqualTo("hashed");
    assertThat(value(slots.use(() -> Outcome.success("again")))).isEqualTo("again");
  }

  private static long nanos(UsersService users, ClientAddress address, String username) {
    long start = System.nanoTime();
    users.authenticate(address, new Authenticate(username, "wrong password"));
    return System.nanoTime() - start;
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static Outcome<Login> renew(Login login) {
    return fixture.users.renew(new RenewSession(login.refreshToken()));
  }

  private static java.util.UUID session(Login login) {
    return caller(login).user().sessionId();
  }

  private static String hashOf(User user) {
    return fixture.database.read(
        handle ->
            handle
                .createQuery("select password_hash from account where user_id = :id")
                .bind("id", user.id().value())
                .mapTo(String.class)
                .one());
  }
}
