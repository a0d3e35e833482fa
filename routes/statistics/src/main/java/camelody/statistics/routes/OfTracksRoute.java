package camelody.statistics.routes;

import camelody.statistics.StatisticsService;
import camelody.statistics.TracksQuery;
import org.apache.camel.builder.RouteBuilder;

/** Answers how often each of many tracks was played (Request-Reply). */
final class OfTracksRoute extends RouteBuilder {
  private final StatisticsService statistics;

  OfTracksRoute(StatisticsService statistics) {
    this.statistics = statistics;
  }

  @Override
  public void configure() {
    from("direct:statistics.ofTracks")
        .routeId("statistics.ofTracks")
        .transform()
        .body(TracksQuery.class, statistics::ofTracks);
  }
}
