package camelody.users.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.users.DeleteUser;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Deletes an account (Request-Reply). */
final class DeleteRoute extends RouteBuilder {
  private final UsersService users;

  DeleteRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.delete")
        .routeId("users.delete")
        .transform(asCaller(DeleteUser.class, users::delete));
  }
}
