package camelody.operations.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.operations.LetterChoice;
import camelody.operations.LetterReplayer;
import org.apache.camel.builder.RouteBuilder;

/** Sends dead letters back to the queue in which they failed (Dead Letter Channel). */
final class ReplayRoute extends RouteBuilder {
  private final LetterReplayer letters;

  ReplayRoute(LetterReplayer letters) {
    this.letters = letters;
  }

  @Override
  public void configure() {
    from("direct:operations.replay")
        .routeId("operations.replay")
        .transform(asCaller(LetterChoice.class, letters::replay));
  }
}
