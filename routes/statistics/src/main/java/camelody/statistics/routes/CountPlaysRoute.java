package camelody.statistics.routes;

import static camelody.messaging.methods.UseCase.many;

import camelody.statistics.StatisticsService;
import camelody.statistics.TrackPlayed;
import org.apache.camel.builder.RouteBuilder;

/** Counts plays that were told of, each once however often it is told (Idempotent Receiver). */
final class CountPlaysRoute extends RouteBuilder {
  private final StatisticsService statistics;

  CountPlaysRoute(StatisticsService statistics) {
    this.statistics = statistics;
  }

  @Override
  public void configure() {
    from("direct:statistics.countPlays")
        .routeId("statistics.countPlays")
        .process(many(TrackPlayed.class, statistics::countPlays))
        .description("Idempotent Receiver");
  }
}
