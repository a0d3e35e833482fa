package camelody.kernel;

import java.util.UUID;

/**
 * Says on whose behalf a method is called, after the service itself has verified the token.
 *
 * <p>A method that needs somebody says so in its table entry; messaging then refuses the others,
 * and {@link #user()} cannot fail.
 */
public sealed interface Caller {

  /** Nobody: a request without a token. */
  record Anonymous() implements Caller {}

  /**
   * A user with a verified token.
   *
   * @param sessionId the session that the token belongs to, for {@code users.logout}
   */
  record User(UserId userId, String username, Role role, UUID sessionId) implements Caller {}

  static Caller anonymous() {
    return new Anonymous();
  }

  /**
   * Answers the user.
   *
   * @throws IllegalStateException for nobody, which the method's table entry should have refused
   */
  default User user() {
    if (this instanceof User user) {
      return user;
    }
    throw new IllegalStateException("this method needs a user; its table entry must say so");
  }

  default boolean isAdministrator() {
    return this instanceof User user && user.role() == Role.ADMINISTRATOR;
  }

  default boolean is(UserId id) {
    return this instanceof User user && user.userId().equals(id);
  }
}
