package camelody.playlists;

import camelody.kernel.PlaylistId;
import camelody.kernel.TrackId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds tracks to a playlist, in the order given; one that is there already is there twice.
 *
 * @param trackIds one or more
 * @param position what position the first of them gets; at the end when absent
 * @param version the version that the caller has seen; any when absent, for adding spoils no order
 */
public record AddTracks(
    PlaylistId playlistId,
    List<TrackId> trackIds,
    @Nullable Integer position,
    @Nullable Integer version)
    implements Edit {
  public AddTracks {
    Require.present("playlistId", playlistId);
    trackIds = Require.items("trackIds", trackIds, 1);
    if (position != null) {
      Require.notNegative("position", position);
    }
    if (version != null) {
      Require.version(version);
    }
  }
}
