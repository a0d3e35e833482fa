package camelody.playlists.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.playlists.MoveTrack;
import camelody.playlists.PlaylistsService;
import org.apache.camel.builder.RouteBuilder;

/** Moves an entry to another place in its playlist (Request-Reply). */
final class MoveTrackRoute extends RouteBuilder {
  private final PlaylistsService playlists;

  MoveTrackRoute(PlaylistsService playlists) {
    this.playlists = playlists;
  }

  @Override
  public void configure() {
    from("direct:playlists.moveTrack")
        .routeId("playlists.moveTrack")
        .transform(asCaller(MoveTrack.class, playlists::moveTrack));
  }
}
