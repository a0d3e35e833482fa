package camelody.statistics.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.statistics.DaysQuery;
import camelody.statistics.StatisticsService;
import org.apache.camel.builder.RouteBuilder;

/** Sums up a user's own listening day by day (Request-Reply). */
final class ListeningByDayRoute extends RouteBuilder {
  private final StatisticsService statistics;

  ListeningByDayRoute(StatisticsService statistics) {
    this.statistics = statistics;
  }

  @Override
  public void configure() {
    from("direct:statistics.listeningByDay")
        .routeId("statistics.listeningByDay")
        .transform(asCaller(DaysQuery.class, statistics::listeningByDay));
  }
}
