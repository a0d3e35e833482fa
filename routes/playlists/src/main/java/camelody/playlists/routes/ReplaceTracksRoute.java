package camelody.playlists.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.playlists.PlaylistsService;
import camelody.playlists.ReplaceTracks;
import org.apache.camel.builder.RouteBuilder;

/** Gives a playlist other contents (Request-Reply). */
final class ReplaceTracksRoute extends RouteBuilder {
  private final PlaylistsService playlists;

  ReplaceTracksRoute(PlaylistsService playlists) {
    this.playlists = playlists;
  }

  @Override
  public void configure() {
    from("direct:playlists.replaceTracks")
        .routeId("playlists.replaceTracks")
        .transform(asCaller(ReplaceTracks.class, playlists::replaceTracks));
  }
}
