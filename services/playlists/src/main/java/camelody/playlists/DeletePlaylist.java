package camelody.playlists;

import camelody.kernel.PlaylistId;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a playlist.
 *
 * @param version the version that the caller has seen; any when absent
 */
public record DeletePlaylist(PlaylistId playlistId, @Nullable Integer version) implements Edit {
  public DeletePlaylist {
    Require.present("playlistId", playlistId);
    if (version != null) {
      Require.version(version);
    }
  }
}
