package camelody.users;

import camelody.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Deletes an account for good: {@code {"password":"…"}} one's own, {@code {"userId":"…"}} somebody
 * else's, as an administrator.
 */
public record DeleteUser(@Nullable String password, @Nullable UserId userId) {
  public DeleteUser {
    if (password != null) {
      Checks.password("password", password);
    }
  }

  @Override
  public String toString() {
    return "DeleteUser[password=…, userId=" + userId + "]";
  }
}
