package camelody.statistics.routes;

import camelody.kernel.ports.StoreUnavailable;
import camelody.statistics.StatisticsService;
import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** Adds up the days that are too old for any period, now and then (Aggregator). */
final class FoldOldDaysRoute extends RouteBuilder {
  private final StatisticsService statistics;
  private final Duration period;

  FoldOldDaysRoute(StatisticsService statistics, Duration period) {
    this.statistics = statistics;
    this.period = period;
  }

  @Override
  public void configure() {
    from("timer:statistics.foldOldDays?includeMetadata=false&delay=0&period=" + period.toMillis())
        .routeId("statistics.foldOldDays")
        .errorHandler(defaultErrorHandler())
        .onException(StoreUnavailable.class)
        .handled(true)
        .log(LoggingLevel.WARN, "old days stay apart until the next time: ${exception.message}")
        .end()
        .process(timer -> statistics.foldOldDays());
  }
}
