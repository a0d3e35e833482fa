package camelody.history.routes;

import camelody.history.HistoryService;
import camelody.history.UserDeleted;
import org.apache.camel.builder.RouteBuilder;

/** Removes what is known of a user whose account is gone (Event Message). */
final class ForgetUserRoute extends RouteBuilder {
  private final HistoryService history;

  ForgetUserRoute(HistoryService history) {
    this.history = history;
  }

  @Override
  public void configure() {
    from("direct:history.forgetUser")
        .routeId("history.forgetUser")
        .process()
        .body(UserDeleted.class, history::forgetUser);
  }
}
