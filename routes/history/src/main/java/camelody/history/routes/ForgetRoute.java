package camelody.history.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.history.ForgetPlays;
import camelody.history.HistoryService;
import org.apache.camel.builder.RouteBuilder;

/** Forgets plays of the caller's own (Request-Reply). */
final class ForgetRoute extends RouteBuilder {
  private final HistoryService history;

  ForgetRoute(HistoryService history) {
    this.history = history;
  }

  @Override
  public void configure() {
    from("direct:history.forget")
        .routeId("history.forget")
        .transform(asCaller(ForgetPlays.class, history::forget));
  }
}
