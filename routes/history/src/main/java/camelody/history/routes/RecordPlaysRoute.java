package camelody.history.routes;

import static camelody.messaging.methods.UseCase.many;

import camelody.history.HistoryService;
import camelody.history.TrackPlayed;
import org.apache.camel.builder.RouteBuilder;

/** Keeps plays that were told of, each once however often it is told (Idempotent Receiver). */
final class RecordPlaysRoute extends RouteBuilder {
  private final HistoryService history;

  RecordPlaysRoute(HistoryService history) {
    this.history = history;
  }

  @Override
  public void configure() {
    from("direct:history.recordPlays")
        .routeId("history.recordPlays")
        .process(many(TrackPlayed.class, history::recordPlays))
        .description("Idempotent Receiver");
  }
}
