package camelody.playlists;

import camelody.kernel.PlaylistId;

/**
 * Gives a playlist another name.
 *
 * @param name 1..200 characters
 * @param version the version that the caller has seen
 */
public record RenamePlaylist(PlaylistId playlistId, String name, Integer version) implements Edit {
  public RenamePlaylist {
    Require.present("playlistId", playlistId);
    Wording.name(name);
    Require.version(version);
  }
}
