package camelody.playlists;

import camelody.kernel.PlaylistId;

/**
 * Moves an entry to another place in its playlist.
 *
 * @param position the position that it has afterwards, from 0
 * @param version the version that the caller has seen
 */
public record MoveTrack(PlaylistId playlistId, EntryId entryId, Integer position, Integer version)
    implements Edit {
  public MoveTrack {
    Require.present("playlistId", playlistId);
    Require.present("entryId", entryId);
    Require.notNegative("position", position);
    Require.version(version);
  }
}
