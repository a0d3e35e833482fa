package camelody.users.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.users.FindProfile;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Shows an account (Request-Reply). */
final class ProfileRoute extends RouteBuilder {
  private final UsersService users;

  ProfileRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.profile")
        .routeId("users.profile")
        .transform(asCaller(FindProfile.class, users::profile));
  }
}
