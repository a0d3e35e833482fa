package camelody.users.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.users.StarItem;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Takes a star back (Request-Reply). */
final class UnstarRoute extends RouteBuilder {
  private final UsersService users;

  UnstarRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.unstar")
        .routeId("users.unstar")
        .transform(asCaller(StarItem.class, users::unstar));
  }
}
