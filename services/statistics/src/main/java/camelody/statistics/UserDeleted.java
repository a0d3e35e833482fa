package camelody.statistics;

import camelody.kernel.UserId;
import java.util.Objects;

/** Says that a user account is gone: {@code users.user-deleted.v1}. */
public record UserDeleted(UserId userId) {
  public UserDeleted {
    Objects.requireNonNull(userId, "userId");
  }
}
