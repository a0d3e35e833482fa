package camelody.playlists.routes;

import camelody.playlists.PlaylistsService;
import camelody.playlists.UserDeleted;
import org.apache.camel.builder.RouteBuilder;

/** Removes the playlists of a user whose account is gone (Event Message). */
final class ForgetUserRoute extends RouteBuilder {
  private final PlaylistsService playlists;

  ForgetUserRoute(PlaylistsService playlists) {
    this.playlists = playlists;
  }

  @Override
  public void configure() {
    from("direct:playlists.forgetUser")
        .routeId("playlists.forgetUser")
        .process()
        .body(UserDeleted.class, playlists::forgetUser);
  }
}
