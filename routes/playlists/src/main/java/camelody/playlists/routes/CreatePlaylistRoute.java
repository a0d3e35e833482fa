package camelody.playlists.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.playlists.CreatePlaylist;
import camelody.playlists.PlaylistsService;
import org.apache.camel.builder.RouteBuilder;

/** Makes a playlist (Request-Reply). */
final class CreatePlaylistRoute extends RouteBuilder {
  private final PlaylistsService playlists;

  CreatePlaylistRoute(PlaylistsService playlists) {
    this.playlists = playlists;
  }

  @Override
  public void configure() {
    from("direct:playlists.create")
        .routeId("playlists.create")
        .transform(asCaller(CreatePlaylist.class, playlists::create));
  }
}
