package camelody.statistics.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.statistics.StatisticsService;
import camelody.statistics.UserQuery;
import org.apache.camel.builder.RouteBuilder;

/** Sums up what somebody listened to (Request-Reply). */
final class OfUserRoute extends RouteBuilder {
  private final StatisticsService statistics;

  OfUserRoute(StatisticsService statistics) {
    this.statistics = statistics;
  }

  @Override
  public void configure() {
    from("direct:statistics.ofUser")
        .routeId("statistics.ofUser")
        .transform(asCaller(UserQuery.class, statistics::ofUser));
  }
}
