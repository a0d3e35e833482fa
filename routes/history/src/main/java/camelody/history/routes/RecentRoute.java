package camelody.history.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.history.HistoryService;
import camelody.history.RecentPlays;
import org.apache.camel.builder.RouteBuilder;

/** Shows a user's own plays, newest first (Request-Reply). */
final class RecentRoute extends RouteBuilder {
  private final HistoryService history;

  RecentRoute(HistoryService history) {
    this.history = history;
  }

  @Override
  public void configure() {
    from("direct:history.recent")
        .routeId("history.recent")
        .transform(asCaller(RecentPlays.class, history::recent));
  }
}
