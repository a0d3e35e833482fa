package camelody.playlists;

import camelody.kernel.PlaylistId;
import java.util.List;

/**
 * Takes entries out of a playlist.
 *
 * @param entryIds one or more, each in the playlist
 * @param version the version that the caller has seen
 */
public record RemoveTracks(PlaylistId playlistId, List<EntryId> entryIds, Integer version)
    implements Edit {
  public RemoveTracks {
    Require.present("playlistId", playlistId);
    entryIds = Require.items("entryIds", entryIds, 1);
    Require.version(version);
  }
}
