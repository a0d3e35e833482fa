package camelody.users;

import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import java.util.function.Function;

/** Words every refusal that more than one method makes. */
final class Refusals {
  private Refusals() {}

  /** Goes on for a user; nobody is refused. */
  static <T> Outcome<T> asUser(Caller caller, Function<Caller.User, Outcome<T>> method) {
    return caller instanceof Caller.User user
        ? method.apply(user)
        : Outcome.failure(ErrorKind.UNAUTHENTICATED, "expected a login, came no token");
  }

  /** Goes on for an administrator; everybody else is refused. */
  static <T> Outcome<T> asAdministrator(Caller caller, Function<Caller.User, Outcome<T>> method) {
    return asUser(caller, user -> user.isAdministrator() ? method.apply(user) : forbidden());
  }

  static <T> Outcome<T> forbidden() {
    return Outcome.failure(ErrorKind.FORBIDDEN, "expected an administrator, came a listener");
  }

  /** The same words for an unknown name and for a wrong password. */
  static <T> Outcome<T> wrongLogin() {
    return Outcome.failure(ErrorKind.UNAUTHENTICATED, "username or password is wrong");
  }

  static <T> Outcome<T> wrongPassword() {
    return Outcome.failure(ErrorKind.FORBIDDEN, "the current password is wrong");
  }

  static <T> Outcome<T> passwordMissing() {
    return Outcome.failure(
        ErrorKind.INVALID_ARGUMENT,
        "password: expected your own, to delete your own account, came nothing");
  }

  static <T> Outcome<T> sessionEnded() {
    return Outcome.failure(ErrorKind.UNAUTHENTICATED, "this session has ended; log in again");
  }

  static <T> Outcome<T> noSuchUser() {
    return Outcome.failure(ErrorKind.NOT_FOUND, "there is no such user");
  }

  static <T> Outcome<T> lastAdministrator() {
    return Outcome.failure(
        ErrorKind.RULE_VIOLATED,
        "this is the last administrator; make another user administrator first");
  }
}
