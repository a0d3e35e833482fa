package camelody.statistics.routes;

import camelody.statistics.ChartQuery;
import camelody.statistics.StatisticsService;
import org.apache.camel.builder.RouteBuilder;

/** Answers the artists played most in a period (Request-Reply). */
final class TopArtistsRoute extends RouteBuilder {
  private final StatisticsService statistics;

  TopArtistsRoute(StatisticsService statistics) {
    this.statistics = statistics;
  }

  @Override
  public void configure() {
    from("direct:statistics.topArtists")
        .routeId("statistics.topArtists")
        .transform()
        .body(ChartQuery.class, statistics::topArtists);
  }
}
