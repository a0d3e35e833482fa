package camelody.playlists;

import camelody.kernel.PlaylistId;
import camelody.kernel.UserId;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Tells the other services what happened to a playlist. */
sealed interface PlaylistEvent {

  String routingKey();

  record PlaylistCreated(PlaylistId playlistId, UserId ownerId, String name)
      implements PlaylistEvent {
    @Override
    public String routingKey() {
      return "playlists.playlist-created.v1";
    }
  }

  record PlaylistChanged(PlaylistId playlistId, UserId ownerId, int version, Change change)
      implements PlaylistEvent {
    @Override
    public String routingKey() {
      return "playlists.playlist-changed.v1";
    }
  }

  record PlaylistPublished(
      PlaylistId playlistId, UserId ownerId, @JsonProperty("public") boolean isPublic)
      implements PlaylistEvent {
    @Override
    public String routingKey() {
      return "playlists.playlist-published.v1";
    }
  }

  record PlaylistDeleted(PlaylistId playlistId, UserId ownerId) implements PlaylistEvent {
    @Override
    public String routingKey() {
      return "playlists.playlist-deleted.v1";
    }
  }
}
