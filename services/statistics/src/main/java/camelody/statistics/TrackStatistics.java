package camelody.statistics;

import camelody.kernel.TrackId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Says how often everybody together has played a track; zeros for one that nobody has.
 *
 * @param plays of all times
 * @param lastPlayedOn the day of UTC; null if nobody has played it within a year
 */
public record TrackStatistics(
    TrackId trackId, long plays, PlaysByPeriod byPeriod, @Nullable LocalDate lastPlayedOn) {

  static TrackStatistics neverPlayed(TrackId trackId) {
    return new TrackStatistics(trackId, 0, new PlaysByPeriod(0, 0, 0, 0), null);
  }
}
