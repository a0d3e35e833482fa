package camelody.users.routes;

import camelody.messaging.methods.NoParams;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Publishes the keys that verify tokens (Request-Reply). */
final class KeysRoute extends RouteBuilder {
  private final UsersService users;

  KeysRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.keys")
        .routeId("users.keys")
        .transform()
        .body(NoParams.class, none -> users.keys());
  }
}
