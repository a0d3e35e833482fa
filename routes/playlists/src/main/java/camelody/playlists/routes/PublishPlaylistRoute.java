package camelody.playlists.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.playlists.PlaylistsService;
import camelody.playlists.PublishPlaylist;
import org.apache.camel.builder.RouteBuilder;

/** Opens a playlist to everybody, or closes it (Request-Reply). */
final class PublishPlaylistRoute extends RouteBuilder {
  private final PlaylistsService playlists;

  PublishPlaylistRoute(PlaylistsService playlists) {
    this.playlists = playlists;
  }

  @Override
  public void configure() {
    from("direct:playlists.publish")
        .routeId("playlists.publish")
        .transform(asCaller(PublishPlaylist.class, playlists::publish));
  }
}
