package camelody.playlists.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.playlists.AddTracks;
import camelody.playlists.PlaylistsService;
import org.apache.camel.builder.RouteBuilder;

/** Adds tracks to a playlist (Request-Reply). */
final class AddTracksRoute extends RouteBuilder {
  private final PlaylistsService playlists;

  AddTracksRoute(PlaylistsService playlists) {
    this.playlists = playlists;
  }

  @Override
  public void configure() {
    from("direct:playlists.addTracks")
        .routeId("playlists.addTracks")
        .transform(asCaller(AddTracks.class, playlists::addTracks));
  }
}
