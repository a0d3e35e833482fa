package camelody.playlists;

import camelody.kernel.PlaylistId;
import camelody.kernel.TrackId;
import java.util.List;

/**
 * Gives a playlist other contents altogether.
 *
 * @param trackIds at most 500; none empties it
 * @param version the version that the caller has seen
 */
public record ReplaceTracks(PlaylistId playlistId, List<TrackId> trackIds, Integer version)
    implements Edit {
  public ReplaceTracks {
    Require.present("playlistId", playlistId);
    trackIds = Require.items("trackIds", trackIds, 0);
    Require.version(version);
  }
}
