package camelody.playlists.routes;

import camelody.messaging.methods.Access;
import camelody.messaging.methods.MethodTable;
import camelody.messaging.methods.Results;
import camelody.playlists.AddTracks;
import camelody.playlists.CreatePlaylist;
import camelody.playlists.DeletePlaylist;
import camelody.playlists.Deleted;
import camelody.playlists.DescribePlaylist;
import camelody.playlists.FindPlaylist;
import camelody.playlists.ListPlaylists;
import camelody.playlists.MoveTrack;
import camelody.playlists.Playlist;
import camelody.playlists.PlaylistSummary;
import camelody.playlists.PublishPlaylist;
import camelody.playlists.RemoveTracks;
import camelody.playlists.RenamePlaylist;
import camelody.playlists.ReplaceTracks;

/** Lists what playlists answers. */
final class PlaylistsMethods {
  static final MethodTable TABLE =
      MethodTable.of("playlists", "Playlists and what they hold")
          .read(
              "list",
              ListPlaylists.class,
              Results.pageOf(PlaylistSummary.class),
              Access.USER,
              "Lists the caller's own playlists, newest first; somebody's public ones with ownerId,"
                  + " everybody's with public=true.")
          .read(
              "find",
              FindPlaylist.class,
              EnrichedPlaylist.class,
              Access.ANYONE,
              "Finds a playlist with its entries and their tracks; with ids alone, and"
                  + " enriched=false, while the catalogue is away. A private one is NOT_FOUND to"
                  + " all but its owner and administrators.")
          .write(
              "create",
              CreatePlaylist.class,
              Playlist.class,
              Access.USER,
              "Makes a playlist that the caller owns.")
          .write(
              "rename",
              RenamePlaylist.class,
              Playlist.class,
              Access.USER,
              "Gives a playlist another name; CONFLICT if the version is stale.")
          .write(
              "describe",
              DescribePlaylist.class,
              Playlist.class,
              Access.USER,
              "Gives a playlist another description; CONFLICT if the version is stale.")
          .write(
              "addTracks",
              AddTracks.class,
              Playlist.class,
              Access.USER,
              "Adds tracks, at the end or at a position; RULE_VIOLATED past 500.")
          .write(
              "removeTracks",
              RemoveTracks.class,
              Playlist.class,
              Access.USER,
              "Takes entries out of a playlist, all or none; CONFLICT if the version is stale.")
          .write(
              "moveTrack",
              MoveTrack.class,
              Playlist.class,
              Access.USER,
              "Moves an entry to another position; CONFLICT if the version is stale.")
          .write(
              "replaceTracks",
              ReplaceTracks.class,
              Playlist.class,
              Access.USER,
              "Gives a playlist other contents altogether; CONFLICT if the version is stale.")
          .write(
              "publish",
              PublishPlaylist.class,
              Playlist.class,
              Access.USER,
              "Opens a playlist to everybody, or closes it; CONFLICT if the version is stale.")
          .write(
              "delete",
              DeletePlaylist.class,
              Deleted.class,
              Access.USER,
              "Deletes a playlist with its entries.")
          .build();

  private PlaylistsMethods() {}
}
