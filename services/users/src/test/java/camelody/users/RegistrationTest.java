package camelody.users;

import static camelody.users.UsersFixture.PASSWORD;
import static camelody.users.UsersFixture.refusal;
import static camelody.users.UsersFixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Role;
import camelody.testing.PostgresExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
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
  void given_a_new_name_when_registered_then_the_account_is_there_and_told_of() {
    fixture.events();

    User anna = value(register("Anna.B", PASSWORD, "Anna 🎻"));

    assertThat(anna.username()).isEqualTo("anna.b");
    assertThat(anna.displayName()).isEqualTo("Anna 🎻");
    assertThat(anna.role()).isEqualTo(Role.LISTENER);
    assertThat(fixture.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.routingKey()).isEqualTo("users.user-registered.v1");
              assertThat(event.data())
                  .isEqualTo("{\"userId\":\"" + anna.id() + "\",\"username\":\"anna.b\"}");
            });
  }

  @Test
  void given_a_name_when_registered_in_other_case_then_it_is_taken() {
    register("bertha", PASSWORD, null);

    assertThat(refusal(register("BERTHA", PASSWORD, null))).isEqualTo(ErrorKind.CONFLICT);
  }

  @Test
  void given_one_name_when_eight_register_at_once_then_one_gets_it() {
    List<CompletableFuture<Outcome<User>>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(CompletableFuture.supplyAsync(() -> register("wanted", PASSWORD, null)));
    }

    assertThat(calls.stream().map(CompletableFuture::join))
        .filteredOn(Outcome.Success.class::isInstance)
        .hasSize(1);
  }

  @Test
  void given_three_accounts_at_the_most_when_eight_are_made_at_once_then_three_are_there() {
    Duration window = Duration.ofHours(1);
    UsersService bounded =
        fixture.another(UsersFixture.settings(new UsersSettings.Registrations(window, 3)));
    ClientAddress school = ClientAddress.of("198.51.100.30");
    List<CompletableFuture<Outcome<User>>> calls =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> make(bounded, school, "pupil" + i)))
            .toList();

    List<Outcome<User>> made = calls.stream().map(CompletableFuture::join).toList();

    assertThat(made).filteredOn(Outcome.Success.class::isInstance).hasSize(3);
    assertThat(made)
        .filteredOn(Outcome.Failure.class::isInstance)
        .extracting(outcome -> refusal(outcome))
        .containsOnly(ErrorKind.TOO_MANY_REQUESTS);
    assertThat(value(make(bounded, ClientAddress.of("198.51.100.31"), "teacher"))).isNotNull();
    fixture.clock.pass(window);
    bounded.tidy();
    assertThat(value(make(bounded, school, "pupil-next-hour"))).isNotNull();
  }

  private static Outcome<User> make(UsersService users, ClientAddress address, String username) {
    return users.register(address, new RegisterUser(username, PASSWORD, null));
  }

  @Test
  void given_the_name_admin_when_registered_then_it_is_taken() {
    assertThat(refusal(register("Admin", PASSWORD, null))).isEqualTo(ErrorKind.CONFLICT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ab", "anna b", "änna", "\u212Aelvin", "a/../b", "anna\u0000", "<script>", ""})
  void given_a_name_beyond_the_rule_when_registered_then_it_is_refused(String name) {
    assertThatThrownBy(() -> new RegisterUser(name, PASSWORD, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("username: expected 3 to 32");
  }

  @Test
  void given_a_name_of_33_letters_when_registered_then_it_is_refused() {
    assertThatThrownBy(() -> new RegisterUser("a".repeat(33), PASSWORD, null))
        .hasMessageContaining("username: expected 3 to 32");
  }

  @Test
  void given_passwords_out_of_bounds_when_registered_then_none_is_repeated_in_the_message() {
    for (String password : List.of("1234567", "x".repeat(129))) {
      assertThatThrownBy(() -> new RegisterUser("anna", password, null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("password: expected 8 to 128 characters")
          .hasMessageNotContaining(password);
    }
    assertThatThrownBy(() -> new RegisterUser("annabella", "AnnaBella", null))
        .hasMessageContaining("password: expected another text");
  }

  @Test
  void given_a_display_name_with_a_line_break_when_registered_then_it_is_refused() {
    assertThatThrownBy(() -> new RegisterUser("anna", PASSWORD, "Anna\nWARN forged"))
        .hasMessageContaining("displayName: expected");
    assertThatThrownBy(() -> new RegisterUser("anna", PASSWORD, " "))
        .hasMessageContaining("displayName: expected");
  }

  @Test
  void given_records_with_secrets_when_shown_then_no_secret_is_seen() {
    User anna = fixture.registered();
    Login login = fixture.login(anna);

    assertThat(
            List.of(
                new RegisterUser("anna", "s3cret-s3cret", null).toString(),
                new Authenticate("s3cret-typed-here", "s3cret-s3cret").toString(),
                new RenewSession("s3cret").toString(),
                new ChangePassword("s3cret-old", "s3cret-new").toString(),
                new DeleteUser("s3cret-s3cret", null).toString()))
        .allSatisfy(text -> assertThat(text).doesNotContain("s3cret"));
    assertThat(login.toString()).doesNotContain(login.token(), login.refreshToken());
  }

  @Test
  void given_no_administrator_when_prepared_by_four_instances_then_one_makes_it() throws Exception {
    PostgresExtension own = new PostgresExtension();
    own.beforeAll(null);
    try (UsersFixture empty = new UsersFixture(own.uri())) {
      assertThat(empty.adminPassword).hasSizeGreaterThanOrEqualTo(32);
      empty.database.useTransaction(handle -> handle.execute("delete from account"));

      List<String> passwords = Collections.synchronizedList(new ArrayList<>());
      List<CompletableFuture<Void>> starts = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        UsersService instance = empty.another(UsersFixture.settings(UsersFixture.FAST));
        starts.add(CompletableFuture.runAsync(() -> instance.prepare(passwords::add)));
      }
      starts.forEach(CompletableFuture::join);

      assertThat(passwords).hasSize(1);
      assertThat(value(empty.login(UsersFixture.HOME, "admin", passwords.get(0))).user().role())
          .isEqualTo(Role.ADMINISTRATOR);
      assertThat(empty.users.keys().keys()).hasSize(1);
    }
  }

  @Test
  void given_an_administrator_when_the_password_cannot_be_written_then_there_is_none()
      throws Exception {
    PostgresExtension own = new PostgresExtension();
    own.beforeAll(null);
    try (UsersFixture empty = new UsersFixture(own.uri())) {
      empty.database.useTransaction(handle -> handle.execute("delete from account"));

      assertThatThrownBy(
              () ->
                  empty.users.prepare(
                      password -> {
                        throw new IllegalStateException("disk full");
                      }))
          .hasMessage("disk full");

      List<String> second = new ArrayList<>();
      empty.users.prepare(second::add);
      assertThat(second).hasSize(1);
    }
  }

  private static Outcome<User> register(String username, String password, String displayName) {
    return fixture.users.register(
        UsersFixture.HOME, new RegisterUser(username, password, displayName));
  }
}
