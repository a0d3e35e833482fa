package camelody.users.routes;

import static camelody.users.routes.ClientCall.fromClient;

import camelody.users.RegisterUser;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Makes an account; the address they call from bounds how many (Request-Reply). */
final class RegisterRoute extends RouteBuilder {
  private final UsersService users;

  RegisterRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.register")
        .routeId("users.register")
        .transform(fromClient(RegisterUser.class, users::register));
  }
}
