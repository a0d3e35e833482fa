package camelody.playlists.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.playlists.DeletePlaylist;
import camelody.playlists.PlaylistsService;
import org.apache.camel.builder.RouteBuilder;

/** Deletes a playlist (Request-Reply). */
final class DeletePlaylistRoute extends RouteBuilder {
  private final PlaylistsService playlists;

  DeletePlaylistRoute(PlaylistsService playlists) {
    this.playlists = playlists;
  }

  @Override
  public void configure() {
    from("direct:playlists.delete")
        .routeId("playlists.delete")
        .transform(asCaller(DeletePlaylist.class, playlists::delete));
  }
}
