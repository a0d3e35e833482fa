package camelody.statistics;

import camelody.kernel.TrackId;
import org.jspecify.annotations.Nullable;

/** Asks how often a track was played: {@code {"trackId":"01890a5d-…"}}. */
public record TrackQuery(TrackId trackId) {
  public TrackQuery {
    require(trackId);
  }

  private static void require(@Nullable TrackId trackId) {
    if (trackId == null) {
      throw new IllegalArgumentException("trackId: expected a UUID, came nothing");
    }
  }
}
