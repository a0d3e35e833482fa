package camelody.statistics.routes;

import camelody.kernel.ports.StoreUnavailable;
import camelody.statistics.StatisticsService;
import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/**
 * Deletes the identities of plays too old to be counted again, now and then (Message Expiration).
 */
final class DeleteOldRoute extends RouteBuilder {
  private final StatisticsService statistics;
  private final Duration period;

  DeleteOldRoute(StatisticsService statistics, Duration period) {
    this.statistics = statistics;
    this.period = period;
  }

  @Override
  public void configure() {
    from("timer:statistics.deleteOld?includeMetadata=false&delay=0&period=" + period.toMillis())
        .routeId("statistics.deleteOld")
        .errorHandler(defaultErrorHandler())
        .onException(StoreUnavailable.class)
        .handled(true)
        .log(LoggingLevel.WARN, "old plays stay until the next time: ${exception.message}")
        .end()
        .process(timer -> statistics.deleteOld());
  }
}
