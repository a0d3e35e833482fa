package camelody.operations.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.operations.LetterChoice;
import camelody.operations.LetterDiscarder;
import org.apache.camel.builder.RouteBuilder;

/** Throws dead letters away, for good (Dead Letter Channel, Channel Purger). */
final class DiscardRoute extends RouteBuilder {
  private final LetterDiscarder letters;

  DiscardRoute(LetterDiscarder letters) {
    this.letters = letters;
  }

  @Override
  public void configure() {
    from("direct:operations.discard")
        .routeId("operations.discard")
        .transform(asCaller(LetterChoice.class, letters::discard));
  }
}
