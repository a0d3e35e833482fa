package camelody.history;

import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says that a track began to stream: {@code listening.track-started.v1}.
 *
 * @param userId who listens; null for a stream without login
 */
public record TrackStarted(@Nullable UserId userId, TrackId trackId, Instant occurredAt) {
  public TrackStarted {
    Objects.requireNonNull(trackId, "trackId");
    Objects.requireNonNull(occurredAt, "occurredAt");
  }
}
