package camelody.users.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.users.RateItem;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Rates a track, an album or an artist (Request-Reply). */
final class RateRoute extends RouteBuilder {
  private final UsersService users;

  RateRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.rate")
        .routeId("users.rate")
        .transform(asCaller(RateItem.class, users::rate));
  }
}
