package camelody.users.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.users.StarItem;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Stars a track, an album or an artist (Request-Reply). */
final class StarRoute extends RouteBuilder {
  private final UsersService users;

  StarRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.star")
        .routeId("users.star")
        .transform(asCaller(StarItem.class, users::star));
  }
}
