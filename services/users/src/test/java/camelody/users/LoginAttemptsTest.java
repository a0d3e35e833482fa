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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bounds here: 5 per account and address, 20 per account, 40 per address, in 15 minutes. */
class LoginAttemptsTest {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  private static int addresses;

  UsersFixture fixture;
  User anna;
  ClientAddress stranger;

  @BeforeEach
  void open() {
    fixture = new UsersFixture(POSTGRES.uri());
    anna = fixture.registered();
    stranger = nextAddress();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void given_five_wrong_passwords_when_the_right_one_comes_then_it_is_too_late_for_15_minutes() {
    fail(stranger, anna.username(), 5);

    assertThat(refusal(fixture.login(stranger, anna.username(), PASSWORD)))
        .isEqualTo(ErrorKind.TOO_MANY_REQUESTS);

    fixture.clock.pass(Duration.ofMinutes(16));
    assertThat(fixture.login(stranger, anna.username(), PASSWORD))
        .isInstanceOf(Outcome.Success.class);
  }

  @Test
  void given_a_bound_that_is_reached_when_another_instance_is_asked_then_it_refuses_too() {
    fail(stranger, anna.username(), 5);
    UsersService another = fixture.another(UsersFixture.settings(UsersFixture.FAST));

    assertThat(refusal(another.authenticate(stranger, new Authenticate(anna.username(), PASSWORD))))
        .isEqualTo(ErrorKind.TOO_MANY_REQUESTS);
  }

  @Test
  void given_an_unknown_name_when_tried_six_times_then_it_is_bounded_like_a_known_one() {
    fail(stranger, "no-such-user", 5);

    assertThat(refusal(fixture.login(stranger, "no-such-user", PASSWORD)))
        .isEqualTo(ErrorKind.TOO_MANY_REQUESTS);
  }

  @Test
  void given_four_mistakes_when_the_right_password_comes_then_they_are_forgotten() {
    for (int round = 0; round < 3; round++) {
      fail(stranger, anna.username(), 4);
      value(fixture.login(stranger, anna.username(), PASSWORD));
    }
  }

  @Test
  void given_strangers_at_many_addresses_when_they_fail_then_the_owner_still_comes_in() {
    value(fixture.login(HOME, anna.username(), PASSWORD));
    for (int i = 0; i < 4; i++) {
      fail(nextAddress(), anna.username(), 5);
    }

    assertThat(refusal(fixture.login(nextAddress(), anna.username(), PASSWORD)))
        .isEqualTo(ErrorKind.TOO_MANY_REQUESTS);
    assertThat(fixture.login(HOME, anna.username(), PASSWORD)).isInstanceOf(Outcome.Success.class);
  }

  @Test
  void given_one_password_tried_on_many_accounts_when_the_address_is_used_up_then_it_is_refused() {
    for (int i = 0; i < 40; i++) {
      fail(stranger, "victim-" + i, 1);
    }

    assertThat(refusal(fixture.login(stranger, anna.username(), PASSWORD)))
        .isEqualTo(ErrorKind.TOO_MANY_REQUESTS);
    assertThat(fixture.login(nextAddress(), anna.username(), PASSWORD))
        .isInstanceOf(Outcome.Success.class);
  }

  @Test
  void given_thirty_attempts_at_once_when_counted_then_five_were_looked_at() {
    UsersService another = fixture.another(UsersFixture.settings(UsersFixture.FAST));
    List<CompletableFuture<Outcome<Login>>> calls = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      UsersService instance = i % 2 == 0 ? fixture.users : another;
      Authenticate guess = new Authenticate(anna.username(), "guess number " + i);
      calls.add(CompletableFuture.supplyAsync(() -> instance.authenticate(stranger, guess)));
    }

    List<ErrorKind> refusals = calls.stream().map(call -> refusal(call.join())).toList();

    assertThat(refusals).filteredOn(ErrorKind.UNAUTHENTICATED::equals).hasSize(5);
    assertThat(refusals).filteredOn(ErrorKind.TOO_MANY_REQUESTS::equals).hasSize(25);
  }

  @Test
  void given_idempotency_keys_when_every_refusal_is_rolled_back_then_the_attempts_still_count() {
    for (int i = 0; i < 5; i++) {
      fixture
          .database
          .outcomes()
          .once(
              new Key("anonymous", "users.authenticate", "k" + i, "h"),
              () ->
                  fixture
                      .login(stranger, anna.username(), "wrong password")
                      .fold(login -> Optional.of("{}"), error -> Optional.empty()));
    }

    assertThat(refusal(fixture.login(stranger, anna.username(), PASSWORD)))
        .isEqualTo(ErrorKind.TOO_MANY_REQUESTS);
  }

  @Test
  void given_a_stolen_token_when_the_password_is_guessed_then_it_is_bounded_and_logins_are_not() {
    Caller thief = caller(fixture.login(anna));
    ChangePassword guess = new ChangePassword("wrong password", "new password");
    for (int i = 0; i < 5; i++) {
      assertThat(refusal(fixture.users.changePassword(thief, guess)))
          .isEqualTo(ErrorKind.FORBIDDEN);
    }

    assertThat(refusal(fixture.users.changePassword(thief, guess)))
        .isEqualTo(ErrorKind.TOO_MANY_REQUESTS);
    assertThat(refusal(fixture.users.delete(thief, new DeleteUser(PASSWORD, null))))
        .isEqualTo(ErrorKind.TOO_MANY_REQUESTS);
    Caller owner = caller(fixture.login(anna));
    value(fixture.users.changePassword(owner, new ChangePassword(PASSWORD, "new password")));
  }

  @Test
  void given_old_attempts_when_tidied_then_they_are_gone() {
    fail(stranger, anna.username(), 3);
    fixture.clock.pass(Duration.ofMinutes(16));

    fixture.users.tidy();

    long left =
        fixture.database.read(
            handle ->
                handle
                    .createQuery("select count(*) from login_attempt where address = :address")
                    .bind("address", stranger.value())
                    .mapTo(Long.class)
                    .one());
    assertThat(left).isZero();
  }

  private void fail(ClientAddress address, String username, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(refusal(fixture.login(address, username, "wrong password")))
          .isEqualTo(ErrorKind.UNAUTHENTICATED);
    }
  }

  private static ClientAddress nextAddress() {
    return ClientAddress.of("198.51.100." + ++addresses);
  }
}
