package camelody.playlists;

import camelody.kernel.PlaylistId;

/** Asks for one playlist with its entries. */
public record FindPlaylist(PlaylistId playlistId) {
  public FindPlaylist {
    Require.present("playlistId", playlistId);
  }
}
