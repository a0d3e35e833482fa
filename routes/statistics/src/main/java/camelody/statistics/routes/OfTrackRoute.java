package camelody.statistics.routes;

import camelody.statistics.StatisticsService;
import camelody.statistics.TrackQuery;
import org.apache.camel.builder.RouteBuilder;

/** Answers how often a track was played (Request-Reply). */
final class OfTrackRoute extends RouteBuilder {
  private final StatisticsService statistics;

  OfTrackRoute(StatisticsService statistics) {
    this.statistics = statistics;
  }

  @Override
  public void configure() {
    from("direct:statistics.ofTrack")
        .routeId("statistics.ofTrack")
        .transform()
        .body(TrackQuery.class, statistics::ofTrack);
  }
}
