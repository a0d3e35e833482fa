package camelody.users.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.users.UpdateProfile;
import camelody.users.UsersService;
import org.apache.camel.builder.RouteBuilder;

/** Changes the caller's own profile (Request-Reply). */
final class UpdateProfileRoute extends RouteBuilder {
  private final UsersService users;

  UpdateProfileRoute(UsersService users) {
    this.users = users;
  }

  @Override
  public void configure() {
    from("direct:users.updateProfile")
        .routeId("users.updateProfile")
        .transform(asCaller(UpdateProfile.class, users::updateProfile));
  }
}
