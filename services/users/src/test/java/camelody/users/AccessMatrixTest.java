package camelody.users;

import static camelody.users.UsersFixture.PASSWORD;
import static camelody.users.UsersFixture.caller;
import static camelody.users.UsersFixture.value;
import static org.assertj.core.api.Assertions.assertThat;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Role;
import camelody.kernel.TrackId;
import camelody.testing.PostgresExtension;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method that acts for somebody, asked by nobody, another user, the owner, an administrator.
 */
class AccessMatrixTest {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static UsersFixture fixture;

  /** Asks a method something about {@code owner}, on behalf of {@code caller}. */
  interface Call {
    Outcome<?> of(Caller caller, User owner);
  }

  enum Answer {
    YES,
    UNAUTHENTICATED,
    FORBIDDEN,
    INVALID_ARGUMENT
  }

  record Row(String method, Call call, Answer nobody, Answer another, Answer owner, Answer admin) {
    @Override
    public String toString() {
      return method;
    }
  }

  static final Answer YES = Answer.YES;
  static final Answer LOGIN = Answer.UNAUTHENTICATED;
  static final Answer NO = Answer.FORBIDDEN;
  static final StarItem TRACK = new StarItem(TrackId.next(), null, null);

  static List<Row> matrix() {
    UsersService users = fixture.users;
    return List.of(
        row("logout", (c, o) -> users.logout(c), LOGIN, YES, YES, YES),
        row("profile", (c, o) -> users.profile(c, own()), LOGIN, YES, YES, YES),
        row("profile", (c, o) -> users.profile(c, new FindProfile(o.id())), LOGIN, NO, YES, YES),
        row("updateProfile", (c, o) -> users.updateProfile(c, name()), LOGIN, YES, YES, YES),
        // The administrator of this test has another password than everybody else's.
        row("changePassword", (c, o) -> users.changePassword(c, change()), LOGIN, YES, YES, NO),
        row(
            "delete",
            (c, o) -> users.delete(c, new DeleteUser(null, o.id())),
            LOGIN,
            NO,
            Answer.INVALID_ARGUMENT,
            YES),
        row(
            "delete",
            (c, o) -> users.delete(c, new DeleteUser(PASSWORD, o.id())),
            LOGIN,
            NO,
            YES,
            YES),
        row("list", (c, o) -> users.list(c, all()), LOGIN, NO, NO, YES),
        row("grantRole", (c, o) -> users.grantRole(c, promote(o)), LOGIN, NO, NO, YES),
        row("star", (c, o) -> users.star(c, TRACK), LOGIN, YES, YES, YES),
        row("unstar", (c, o) -> users.unstar(c, TRACK), LOGIN, YES, YES, YES),
        row("starred", (c, o) -> users.starred(c, favourites()), LOGIN, YES, YES, YES),
        row("rate", (c, o) -> users.rate(c, rating()), LOGIN, YES, YES, YES));
  }

  @BeforeAll
  static void open() {
    fixture = new UsersFixture(POSTGRES.uri());
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void given_a_method_when_four_people_ask_then_each_gets_their_answer(Row row) {
    assertThat(ask(row.call(), Caller.anonymous(), fixture.registered())).isEqualTo(row.nobody());
    assertThat(ask(row.call(), fixture.newCaller(), fixture.registered())).isEqualTo(row.another());
    User owner = fixture.registered();
    assertThat(ask(row.call(), caller(fixture.login(owner)), owner)).isEqualTo(row.owner());
    Caller admin = caller(fixture.loginAdmin());
    assertThat(ask(row.call(), admin, fixture.registered())).isEqualTo(row.admin());
  }

  @Test
  void given_the_service_when_compared_then_no_method_is_missing_from_the_matrix() {
    Set<String> acting =
        Arrays.stream(UsersService.class.getMethods())
            .filter(method -> Stream.of(method.getParameterTypes()).anyMatch(Caller.class::equals))
            .map(Method::getName)
            .collect(Collectors.toSet());

    assertThat(matrix().stream().map(Row::method).collect(Collectors.toSet())).isEqualTo(acting);
  }

  @Test
  void given_what_one_user_starred_when_another_asks_then_it_is_not_theirs() {
    Caller anna = fixture.newCaller();
    Caller bert = fixture.newCaller();
    value(fixture.users.star(anna, TRACK));

    value(fixture.users.unstar(bert, TRACK));

    assertThat(value(fixture.users.starred(bert, favourites())).total()).isZero();
    assertThat(value(fixture.users.starred(anna, favourites())).total()).isEqualTo(1);
  }

  private static Answer ask(Call call, Caller caller, User owner) {
    return call.of(caller, owner).fold(value -> YES, error -> answer(error.kind()));
  }

  private static Answer answer(ErrorKind kind) {
    return Answer.valueOf(kind.name());
  }

  private static Row row(
      String method, Call call, Answer nobody, Answer another, Answer owner, Answer admin) {
    return new Row(method, call, nobody, another, owner, admin);
  }

  private static FindProfile own() {
    return new FindProfile(null);
  }

  private static UpdateProfile name() {
    return new UpdateProfile("Somebody");
  }

  private static ChangePassword change() {
    return new ChangePassword(PASSWORD, "another password");
  }

  private static ListUsers all() {
    return new ListUsers(null, null, null);
  }

  private static GrantRole promote(User user) {
    return new GrantRole(user.id(), Role.ADMINISTRATOR);
  }

  private static ListStarred favourites() {
    return new ListStarred(null, null, null, null);
  }

  private static RateItem rating() {
    return new RateItem(TRACK.trackId(), null, null, 3);
  }
}
