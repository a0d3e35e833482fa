package camelody.history.routes;

import camelody.history.HistoryService;
import camelody.history.TrackStarted;
import org.apache.camel.builder.RouteBuilder;

/** Notes what somebody began to hear, unless something newer is known (Event Message). */
final class NoteStartRoute extends RouteBuilder {
  private final HistoryService history;

  NoteStartRoute(HistoryService history) {
    this.history = history;
  }

  @Override
  public void configure() {
    from("direct:history.noteStart")
        .routeId("history.noteStart")
        .process()
        .body(TrackStarted.class, history::noteStart);
  }
}
