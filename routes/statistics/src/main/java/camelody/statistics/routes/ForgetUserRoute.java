package camelody.statistics.routes;

import camelody.statistics.StatisticsService;
import camelody.statistics.UserDeleted;
import org.apache.camel.builder.RouteBuilder;

/** Removes what names a user whose account is gone (Event Message). */
final class ForgetUserRoute extends RouteBuilder {
  private final StatisticsService statistics;

  ForgetUserRoute(StatisticsService statistics) {
    this.statistics = statistics;
  }

  @Override
  public void configure() {
    from("direct:statistics.forgetUser")
        .routeId("statistics.forgetUser")
        .process()
        .body(UserDeleted.class, statistics::forgetUser);
  }
}
