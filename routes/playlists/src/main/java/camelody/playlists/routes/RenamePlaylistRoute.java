package camelody.playlists.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.playlists.PlaylistsService;
import camelody.playlists.RenamePlaylist;
import org.apache.camel.builder.RouteBuilder;

/** Gives a playlist another name (Request-Reply). */
final class RenamePlaylistRoute extends RouteBuilder {
  private final PlaylistsService playlists;

  RenamePlaylistRoute(PlaylistsService playlists) {
    this.playlists = playlists;
  }

  @Override
  public void configure() {
    from("direct:playlists.rename")
        .routeId("playlists.rename")
        .transform(asCaller(RenamePlaylist.class, playlists::rename));
  }
}
