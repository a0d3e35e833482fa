package camelody.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks to forget one of the caller's plays, those before a time, or all: {@code
 * {"playId":"01890a5d-…"}}, {@code {"before":"2026-01-01T00:00:00Z"}} or {@code {"all":true}}.
 */
public record ForgetPlays(@Nullable UUID playId, @Nullable Instant before, @Nullable Boolean all) {
  public ForgetPlays {
    int asked =
        (playId == null ? 0 : 1) + (before == null ? 0 : 1) + (Boolean.TRUE.equals(all) ? 1 : 0);
    if (asked != 1) {
      throw new IllegalArgumentException(
          "forget: expected one of playId, before and all (true), came " + asked);
    }
  }
}
