package camelody.playlists;

import camelody.kernel.PlaylistId;

/**
 * Gives a playlist another description.
 *
 * @param description 0..2000 characters
 * @param version the version that the caller has seen
 */
public record DescribePlaylist(PlaylistId playlistId, String description, Integer version)
    implements Edit {
  public DescribePlaylist {
    Require.present("playlistId", playlistId);
    Wording.description(description);
    Require.version(version);
  }
}
