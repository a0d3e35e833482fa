package camelody.users.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.users.GrantRole;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Grants a role (Request-Reply). */
final class GrantRoleRoute extends RouteBuilder {
  private final UsersService users;

  GrantRoleRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.grantRole")
        .routeId("users.grantRole")
        .transform(asCaller(GrantRole.class, users::grantRole));
  }
}
