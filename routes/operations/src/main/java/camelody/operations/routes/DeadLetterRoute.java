package camelody.operations.routes;

import camelody.operations.DeadLetterQuery;
import camelody.operations.LetterBrowser;
import org.apache.camel.builder.RouteBuilder;

/** Shows one dead letter and leaves it where it is (Dead Letter Channel). */
final class DeadLetterRoute extends RouteBuilder {
  private final LetterBrowser letters;

  DeadLetterRoute(LetterBrowser letters) {
    this.letters = letters;
  }

  @Override
  public void configure() {
    from("direct:operations.deadLetter")
        .routeId("operations.deadLetter")
        .transform()
        .body(DeadLetterQuery.class, letters::show);
  }
}
