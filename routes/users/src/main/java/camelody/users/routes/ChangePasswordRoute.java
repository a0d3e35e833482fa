package camelody.users.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.users.ChangePassword;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Changes the caller's own password (Request-Reply). */
final class ChangePasswordRoute extends RouteBuilder {
  private final UsersService users;

  ChangePasswordRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.changePassword")
        .routeId("users.changePassword")
        .transform(asCaller(ChangePassword.class, users::changePassword));
  }
}
