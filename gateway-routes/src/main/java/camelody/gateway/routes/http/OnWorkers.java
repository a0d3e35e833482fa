package camelody.gateway.routes.http;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Takes a step that blocks (a disk, a signature) off the event loop and lets the route go on when
 * it is done.
 */
public final class OnWorkers extends AsyncProcessorSupport {
  private final Executor workers;
  private final Processor step;

  public OnWorkers(Executor workers, Processor step) {
    this.workers = workers;
    this.step = step;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    try {
      workers.execute(() -> run(exchange, callback));
    } catch (RejectedExecutionException full) {
      exchange.setException(
          Problem.unavailable("this gateway has more to do than it can", 2).asException());
      callback.done(true);
      return true;
    }
    return false;
  }

  private void run(Exchange exchange, AsyncCallback callback) {
    try {
      step.process(exchange);
    } catch (Exception failure) {
      exchange.setException(failure);
    }
    callback.done(false);
  }
}
