package camelody.playlists.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.playlists.PlaylistsService;
import camelody.playlists.RemoveTracks;
import org.apache.camel.builder.RouteBuilder;

/** Takes entries out of a playlist (Request-Reply). */
final class RemoveTracksRoute extends RouteBuilder {
  private final PlaylistsService playlists;

  RemoveTracksRoute(PlaylistsService playlists) {
    this.playlists = playlists;
  }

  @Override
  public void configure() {
    from("direct:playlists.removeTracks")
        .routeId("playlists.removeTracks")
        .transform(asCaller(RemoveTracks.class, playlists::removeTracks));
  }
}
