package camelody.playlists;

import camelody.kernel.UserId;
import java.util.Objects;

/** Reads what playlists need of {@code users.user-deleted.v1} (Tolerant Reader). */
public record UserDeleted(UserId userId) {
  public UserDeleted {
    Objects.requireNonNull(userId, "userId");
  }
}
