package camelody.users.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.messaging.methods.NoParams;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Ends the caller's session (Request-Reply). */
final class LogoutRoute extends RouteBuilder {
  private final UsersService users;

  LogoutRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.logout")
        .routeId("users.logout")
        .transform(asCaller(NoParams.class, (caller, none) -> users.logout(caller)));
  }
}
