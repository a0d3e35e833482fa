package camelody.operations.routes;

import camelody.operations.DeadLettersQuery;
import camelody.operations.LetterBrowser;
import org.apache.camel.builder.RouteBuilder;

/** Lists dead letters and leaves them where they are (Dead Letter Channel, Message Store). */
final class DeadLettersRoute extends RouteBuilder {
  private final LetterBrowser letters;

  DeadLettersRoute(LetterBrowser letters) {
    this.letters = letters;
  }

  @Override
  public void configure() {
    from("direct:operations.deadLetters")
        .routeId("operations.deadLetters")
        .transform()
        .body(DeadLettersQuery.class, letters::list);
  }
}
