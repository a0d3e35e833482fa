package camelody.statistics.routes;

import camelody.statistics.ChartQuery;
import camelody.statistics.StatisticsService;
import org.apache.camel.builder.RouteBuilder;

/** Answers the tracks played most in a period (Request-Reply). */
final class TopTracksRoute extends RouteBuilder {
  private final StatisticsService statistics;

  TopTracksRoute(StatisticsService statistics) {
    this.statistics = statistics;
  }

  @Override
  public void configure() {
    from("direct:statistics.topTracks")
        .routeId("statistics.topTracks")
        .transform()
        .body(ChartQuery.class, statistics::topTracks);
  }
}
