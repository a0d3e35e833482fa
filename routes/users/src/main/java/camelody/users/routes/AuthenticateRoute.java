package camelody.users.routes;

import static camelody.users.routes.ClientCall.fromClient;

import camelody.users.Authenticate;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Lets somebody in; the address they call from bounds how often they may try (Request-Reply). */
final class AuthenticateRoute extends RouteBuilder {
  private final UsersService users;

  AuthenticateRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.authenticate")
        .routeId("users.authenticate")
        .transform(fromClient(Authenticate.class, users::authenticate));
  }
}
