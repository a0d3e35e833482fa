package camelody.users.routes;

import camelody.users.RegisterUser;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Makes an account (Request-Reply). */
final class RegisterRoute extends RouteBuilder {
  private final UsersService users;

  RegisterRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.register")
        .routeId("users.register")
        .transform()
        .body(RegisterUser.class, users::register);
  }
}
