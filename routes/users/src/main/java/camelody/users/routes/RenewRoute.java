package camelody.users.routes;

import camelody.users.RenewSession;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Exchanges a refresh token for the next one (Request-Reply). */
final class RenewRoute extends RouteBuilder {
  private final UsersService users;

  RenewRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.renew")
        .routeId("users.renew")
        .transform()
        .body(RenewSession.class, users::renew);
  }
}
