package camelody.statistics;

import camelody.kernel.TrackId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Asks how often each of several tracks was played: {@code {"trackIds":["…","…"]}}.
 *
 * @param trackIds 1 to 500 ids; one that is named twice is answered once
 */
public record TracksQuery(List<TrackId> trackIds) {
  private static final int TRACKS_MAX = 500;

  public TracksQuery {
    trackIds = distinct(trackIds);
  }

  private static List<TrackId> distinct(@Nullable List<TrackId> trackIds) {
    int came = trackIds == null ? 0 : trackIds.size();
    if (trackIds == null || came < 1 || came > TRACKS_MAX) {
      throw new IllegalArgumentException(
          "trackIds: expected 1 to " + TRACKS_MAX + " ids, came " + came);
    }
    if (trackIds.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("trackIds: expected UUIDs, came null among them");
    }
    return List.copyOf(new LinkedHashSet<>(trackIds));
  }
}
