package camelody.gateway.routes.plays;

import camelody.kernel.Ids;
import camelody.kernel.TrackId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reports a play: {@code {"playId":"…","trackId":"…","playedAt":"2026-01-31T12:00:00Z"}}.
 *
 * @param playId what makes a repeated report the same play; else the gateway makes one
 * @param playedAt when it was played to its end; else now
 */
record ReportPlay(@Nullable String playId, TrackId trackId, @Nullable Instant playedAt) {
  ReportPlay {
    if (trackId == null) {
      throw new IllegalArgumentException("trackId: expected it, came nothing");
    }
    if (playId != null) {
      Ids.parse("playId", playId);
    }
  }

  UUID id() {
    return playId == null ? Ids.next() : Ids.parse("playId", playId);
  }
}
