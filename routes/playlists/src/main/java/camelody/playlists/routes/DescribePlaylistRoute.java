package camelody.playlists.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.playlists.DescribePlaylist;
import camelody.playlists.PlaylistsService;
import org.apache.camel.builder.RouteBuilder;

/** Gives a playlist another description (Request-Reply). */
final class DescribePlaylistRoute extends RouteBuilder {
  private final PlaylistsService playlists;

  DescribePlaylistRoute(PlaylistsService playlists) {
    this.playlists = playlists;
  }

  @Override
  public void configure() {
    from("direct:playlists.describe")
        .routeId("playlists.describe")
        .transform(asCaller(DescribePlaylist.class, playlists::describe));
  }
}
