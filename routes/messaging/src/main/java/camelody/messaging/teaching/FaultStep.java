package camelody.messaging.teaching;

import camelody.messaging.events.DeadLetter;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Stands before the first node of a route that takes from the broker: slow, or failing, if told so.
 */
final class FaultStep extends DelegateAsyncProcessor {
  private final Faults faults;

  FaultStep(Faults faults, AsyncProcessor handler) {
    super(handler);
    this.faults = faults;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    try {
      faults.strikeHandler(exchange.getMessage().getBody() instanceof List<?> all ? all.size() : 1);
    } catch (Faults.FailedOnPurpose failed) {
      DeadLetter.countAttempt(exchange);
      exchange.setException(failed);
      callback.done(true);
      return true;
    }
    return super.process(exchange, callback);
  }
}
