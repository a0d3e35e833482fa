package camelody.playlists;

import camelody.kernel.PlaylistId;
import org.jspecify.annotations.Nullable;

/** Says which playlist is to be edited, and which version of it the caller has seen. */
sealed interface Edit
    permits AddTracks,
        DeletePlaylist,
        DescribePlaylist,
        MoveTrack,
        PublishPlaylist,
        RemoveTracks,
        RenamePlaylist,
        ReplaceTracks {

  PlaylistId playlistId();

  /** Null if any version will do. */
  @Nullable Integer version();
}
