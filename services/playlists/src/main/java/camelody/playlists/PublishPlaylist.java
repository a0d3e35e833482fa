package camelody.playlists;

import camelody.kernel.PlaylistId;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Opens a playlist to everybody, or closes it again.
 *
 * @param isPublic whether everybody may read it
 * @param version the version that the caller has seen
 */
public record PublishPlaylist(
    PlaylistId playlistId, @JsonProperty("public") Boolean isPublic, Integer version)
    implements Edit {
  public PublishPlaylist {
    Require.present("playlistId", playlistId);
    Require.present("public", isPublic);
    Require.version(version);
  }
}
