package camelody.users.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.users.ListUsers;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Lists accounts (Request-Reply). */
final class ListRoute extends RouteBuilder {
  private final UsersService users;

  ListRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.list")
        .routeId("users.list")
        .transform(asCaller(ListUsers.class, users::list));
  }
}
