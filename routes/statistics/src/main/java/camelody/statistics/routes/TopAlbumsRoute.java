package camelody.statistics.routes;

import camelody.statistics.ChartQuery;
import camelody.statistics.StatisticsService;
import org.apache.camel.builder.RouteBuilder;

/** Answers the albums played most in a period (Request-Reply). */
final class TopAlbumsRoute extends RouteBuilder {
  private final StatisticsService statistics;

  TopAlbumsRoute(StatisticsService statistics) {
    this.statistics = statistics;
  }

  @Override
  public void configure() {
    from("direct:statistics.topAlbums")
        .routeId("statistics.topAlbums")
        .transform()
        .body(ChartQuery.class, statistics::topAlbums);
  }
}
