package camelody.users.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.users.ListStarred;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Lists the caller's own favourites (Request-Reply). */
final class StarredRoute extends RouteBuilder {
  private final UsersService users;

  StarredRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.starred")
        .routeId("users.starred")
        .transform(asCaller(ListStarred.class, users::starred));
  }
}
