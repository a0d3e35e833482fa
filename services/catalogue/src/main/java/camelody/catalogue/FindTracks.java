package camelody.catalogue;

import camelody.kernel.Paging;
import camelody.kernel.TrackId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for many tracks at once.
 *
 * @param trackIds 1..500; a doubled id is answered once
 */
public record FindTracks(List<TrackId> trackIds) {
  public FindTracks(@Nullable List<TrackId> trackIds) {
    if (trackIds == null || trackIds.isEmpty() || trackIds.size() > Paging.LIMIT_MAX) {
      throw new IllegalArgumentException(
          "trackIds: expected 1 to "
              + Paging.LIMIT_MAX
              + " ids, came "
              + (trackIds == null ? "none" : trackIds.size()));
    }
    trackIds.forEach(id -> Required.id("trackIds", id));
    this.trackIds = trackIds.stream().distinct().toList();
  }
}
