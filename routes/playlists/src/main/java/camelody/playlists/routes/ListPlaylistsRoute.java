package camelody.playlists.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.playlists.ListPlaylists;
import camelody.playlists.PlaylistsService;
import org.apache.camel.builder.RouteBuilder;

/** Lists the caller's own playlists, or public ones (Request-Reply). */
final class ListPlaylistsRoute extends RouteBuilder {
  private final PlaylistsService playlists;

  ListPlaylistsRoute(PlaylistsService playlists) {
    this.playlists = playlists;
  }

  @Override
  public void configure() {
    from("direct:playlists.list")
        .routeId("playlists.list")
        .transform(asCaller(ListPlaylists.class, playlists::list));
  }
}
