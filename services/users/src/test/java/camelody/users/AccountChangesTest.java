package camelody.users;

import static camelody.users.UsersFixture.PASSWORD;
import static camelody.users.UsersFixture.caller;
import static camelody.users.UsersFixture.refusal;
import static camelody.users.UsersFixture.value;
import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Page;
import camelody.kernel.Role;
import camelody.kernel.UserId;
import camelody.testing.PostgresExtension;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountChangesTest {
  @RegisterExtension final PostgresExtension postgres = new PostgresExtension();

  UsersFixture fixture;
  Caller admin;
  User anna;
  Login login;

  @BeforeEach
  void open() throws Exception {
    postgres.beforeAll(null);
    fixture = new UsersFixture(postgres.uri());
    admin = caller(fixture.loginAdmin());
    anna = fixture.registered("anna");
    login = fixture.login(anna);
    fixture.events();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void given_two_sessions_when_one_changes_the_password_then_the_other_ends() {
    Login other = fixture.login(anna);
    fixture.events();

    PasswordChanged changed = value(changePassword(caller(login), PASSWORD, "a new password"));

    assertThat(changed.endedSessions()).isEqualTo(1);
    assertThat(fixture.announced).containsExactly(caller(other).user().sessionId());
    assertThat(fixture.eventKeys())
        .containsExactly("users.password-changed.v1", "users.session-ended.v1");
    assertThat(fixture.users.renew(new RenewSession(login.refreshToken())))
        .isInstanceOf(Outcome.Success.class);
    assertThat(refusal(fixture.login(UsersFixture.HOME, "anna", PASSWORD)))
        .isEqualTo(ErrorKind.UNAUTHENTICATED);
    value(fixture.login(UsersFixture.HOME, "anna", "a new password"));
  }

  @Test
  void given_a_session_that_has_ended_when_its_token_changes_the_password_then_it_is_refused() {
    value(fixture.users.logout(caller(login)));

    assertThat(refusal(changePassword(caller(login), PASSWORD, "a new password")))
        .isEqualTo(ErrorKind.UNAUTHENTICATED);
  }

  @Test
  void given_a_wrong_current_password_when_changed_then_it_is_forbidden() {
    assertThat(refusal(changePassword(caller(login), "not the one", "a new password")))
        .isEqualTo(ErrorKind.FORBIDDEN);
  }

  @Test
  void given_a_listener_when_made_administrator_then_the_next_login_is_one() {
    User granted = value(grant(admin, anna.id(), Role.ADMINISTRATOR));

    assertThat(granted.role()).isEqualTo(Role.ADMINISTRATOR);
    assertThat(fixture.announced).contains(caller(login).user().sessionId());
    assertThat(fixture.eventKeys())
        .containsExactly("users.role-granted.v1", "users.session-ended.v1");
    assertThat(caller(fixture.login(anna)).isAdministrator()).isTrue();
  }

  @Test
  void given_the_same_role_when_granted_then_nothing_happens() {
    value(grant(admin, anna.id(), Role.LISTENER));

    assertThat(fixture.events()).isEmpty();
    assertThat(fixture.announced).isEmpty();
  }

  @Test
  void given_one_administrator_when_they_step_down_or_leave_then_it_is_refused() {
    assertThat(refusal(grant(admin, admin.user().userId(), Role.LISTENER)))
        .isEqualTo(ErrorKind.RULE_VIOLATED);
    assertThat(refusal(fixture.users.delete(admin, new DeleteUser(fixture.adminPassword, null))))
        .isEqualTo(ErrorKind.RULE_VIOLATED);
  }

  @Test
  void given_two_administrators_when_each_removes_the_other_at_once_then_one_is_left() {
    for (int round = 0; round < 10; round++) {
      value(grant(admin, anna.id(), Role.ADMINISTRATOR));
      Caller first = admin;
      Caller second = caller(fixture.login(anna));

      CompletableFuture<Outcome<User>> one =
          CompletableFuture.supplyAsync(() -> grant(first, second.user().userId(), Role.LISTENER));
      CompletableFuture<Outcome<User>> two =
          CompletableFuture.supplyAsync(() -> grant(second, first.user().userId(), Role.LISTENER));
      one.join();
      two.join();

      assertThat(administrators()).isEqualTo(1);
      Caller left = caller(fixture.loginAdmin());
      if (!left.isAdministrator()) {
        value(grant(caller(fixture.login(anna)), left.user().userId(), Role.ADMINISTRATOR));
        left = caller(fixture.loginAdmin());
        value(grant(left, anna.id(), Role.LISTENER));
      }
      admin = left;
    }
  }

  @Test
  void
      given_an_administrator_who_is_none_any_more_when_their_token_still_lives_then_it_is_refused() {
    value(grant(admin, anna.id(), Role.ADMINISTRATOR));
    Caller former = caller(fixture.login(anna));
    value(grant(admin, anna.id(), Role.LISTENER));

    assertThat(refusal(grant(former, anna.id(), Role.ADMINISTRATOR)))
        .isEqualTo(ErrorKind.FORBIDDEN);
    assertThat(refusal(fixture.users.delete(former, new DeleteUser(null, admin.user().userId()))))
        .isEqualTo(ErrorKind.FORBIDDEN);
  }

  @Test
  void given_an_account_when_its_owner_deletes_it_then_everything_goes_and_is_told_of() {
    value(fixture.users.delete(caller(login), new DeleteUser(PASSWORD, null)));

    assertThat(fixture.eventKeys())
        .containsExactly("users.session-ended.v1", "users.user-deleted.v1");
    assertThat(fixture.announced).contains(caller(login).user().sessionId());
    assertThat(refusal(fixture.users.profile(caller(login), new FindProfile(null))))
        .isEqualTo(ErrorKind.UNAUTHENTICATED);
    fixture.registered("anna");
  }

  @Test
  void given_an_account_when_deleted_without_its_password_then_it_is_asked_for() {
    assertThat(refusal(fixture.users.delete(caller(login), new DeleteUser(null, null))))
        .isEqualTo(ErrorKind.INVALID_ARGUMENT);
    assertThat(refusal(fixture.users.delete(caller(login), new DeleteUser(null, anna.id()))))
        .isEqualTo(ErrorKind.INVALID_ARGUMENT);
  }

  @Test
  void given_an_unknown_user_when_an_administrator_acts_on_them_then_they_are_not_found() {
    assertThat(refusal(fixture.users.delete(admin, new DeleteUser(null, UserId.next()))))
        .isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(refusal(grant(admin, UserId.next(), Role.LISTENER))).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(refusal(fixture.users.profile(admin, new FindProfile(UserId.next()))))
        .isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  void given_a_profile_when_updated_then_it_is_shown_and_told_of() {
    User updated = value(fixture.users.updateProfile(caller(login), new UpdateProfile("Änna ✓")));

    assertThat(updated.displayName()).isEqualTo("Änna ✓");
    assertThat(value(fixture.users.profile(admin, new FindProfile(anna.id())))).isEqualTo(updated);
    assertThat(fixture.eventKeys()).containsExactly("users.profile-updated.v1");
  }

  @Test
  void given_accounts_when_listed_by_part_of_a_name_then_wildcards_are_letters() {
    fixture.registered("a_b");
    fixture.registered("bert");
    value(fixture.users.updateProfile(caller(login), new UpdateProfile("Miss 100%")));

    assertThat(names("_")).containsExactly("a_b");
    assertThat(names("0%")).containsExactly("anna");
    assertThat(names("MISS")).containsExactly("anna");
    assertThat(names("' or 'a'='a")).isEmpty();
    Page<User> page = value(fixture.users.list(admin, new ListUsers(null, 2, 1)));
    assertThat(page.items()).extracting(User::username).containsExactly("admin", "anna");
    assertThat(page.nextOffset()).isEqualTo(3);
    assertThat(page.total()).isEqualTo(4);
  }

  private List<String> names(String part) {
    return value(fixture.users.list(admin, new ListUsers(part, null, null))).items().stream()
        .map(User::username)
        .toList();
  }

  private long administrators() {
    return fixture.database.read(
        handle ->
            handle
                .createQuery("select count(*) from account where role = 'administrator'")
                .mapTo(Long.class)
                .one());
  }

  private Outcome<PasswordChanged> changePassword(Caller caller, String current, String next) {
    return fixture.users.changePassword(caller, new ChangePassword(current, next));
  }

  private Outcome<User> grant(Caller caller, UserId user, Role role) {
    return fixture.users.grantRole(caller, new GrantRole(user, role));
  }
}
