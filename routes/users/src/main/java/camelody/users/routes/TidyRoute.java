package camelody.users.routes;

import camelody.kernel.ports.StoreUnavailable;
import camelody.users.UsersService;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/**
 * Rotates signing keys, deletes what has expired, and makes the first administrator if the start
 * could not, now and then (Message Expiration).
 */
final class TidyRoute extends RouteBuilder {
  private final UsersService users;
  private final Consumer<String> announcePassword;
  private final Duration period;

  TidyRoute(UsersService users, Consumer<String> announcePassword, Duration period) {
    this.users = users;
    this.announcePassword = announcePassword;
    this.period = period;
  }

  @Override
  public void configure() {
    fromF("timer:users.tidy?includeMetadata=false&delay=%1$d&period=%1$d", period.toMillis())
        .routeId("users.tidy")
        .errorHandler(defaultErrorHandler())
        .onException(StoreUnavailable.class)
        .handled(true)
        .log(LoggingLevel.WARN, "what has expired stays until the next time: ${exception.message}")
        .end()
        .process(timer -> users.prepare(announcePassword))
        .process(timer -> users.tidy());
  }
}
