package camelody.activity.routes;

import camelody.activity.ActivityService;
import camelody.kernel.ports.StoreUnavailable;
import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** Removes what is older than the retention, now and then (Message Expiration). */
final class RemoveOldRoute extends RouteBuilder {
  private final ActivityService activity;
  private final Duration period;

  RemoveOldRoute(ActivityService activity, Duration period) {
    this.activity = activity;
    this.period = period;
  }

  @Override
  public void configure() {
    from("timer:activity.removeOld?includeMetadata=false&delay=0&period=" + period.toMillis())
        .routeId("activity.removeOld")
        .errorHandler(defaultErrorHandler())
        .onException(StoreUnavailable.class)
        .handled(true)
        .log(LoggingLevel.WARN, "old activities stay until the next time: ${exception.message}")
        .end()
        .process(timer -> activity.removeOld());
  }
}
