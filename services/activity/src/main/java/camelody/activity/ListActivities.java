package camelody.activity;

import camelody.kernel.Paging;
import camelody.kernel.Text;
import camelody.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what happened, newest first.
 *
 * @param userId only what is about this user
 * @param action only this, such as {@code users.sessionStarted}
 * @param from only from this time on
 * @param to only before this time
 */
public record ListActivities(
    @Nullable UserId userId,
    @Nullable String action,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Integer limit,
    @Nullable Integer offset) {
  private static final int ACTION_MAX = 200;

  public ListActivities {
    Paging.of(limit, offset);
    if (action != null) {
      Text.require("action", action, 1, ACTION_MAX);
    }
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("to: expected " + from + " or later, came " + to);
    }
  }

  Paging paging() {
    return Paging.of(limit, offset);
  }
}
