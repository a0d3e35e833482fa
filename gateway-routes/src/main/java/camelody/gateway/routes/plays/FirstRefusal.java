package camelody.gateway.routes.plays;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Lets an array of plays fail as a whole when one of them was not accepted (Aggregator). */
final class FirstRefusal implements AggregationStrategy {
  @Override
  public Exchange aggregate(@Nullable Exchange gathered, Exchange play) {
    if (gathered == null) {
      return play;
    }
    if (gathered.getException() == null && play.getException() != null) {
      gathered.setException(play.getException());
    }
    return gathered;
  }
}
