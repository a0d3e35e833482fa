package camelody.statistics;

import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

/**
 * Says that a user has played a track to its end: {@code listening.track-played.v1}.
 *
 * @param eventId the id of the play, chosen by the client; unique for its user only
 */
public record TrackPlayed(UUID eventId, UserId userId, TrackId trackId, Instant playedAt) {
  public TrackPlayed {
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(trackId, "trackId");
    Objects.requireNonNull(playedAt, "playedAt");
  }

  LocalDate day() {
    return LocalDate.ofInstant(playedAt, ZoneOffset.UTC);
  }
}
