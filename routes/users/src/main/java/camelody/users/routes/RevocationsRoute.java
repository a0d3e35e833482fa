package camelody.users.routes;

import camelody.messaging.methods.NoParams;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Lists the sessions that have ended before their tokens (Request-Reply). */
final class RevocationsRoute extends RouteBuilder {
  private final UsersService users;

  RevocationsRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.revocations")
        .routeId("users.revocations")
        .transform()
        .body(NoParams.class, none -> users.revocations());
  }
}
