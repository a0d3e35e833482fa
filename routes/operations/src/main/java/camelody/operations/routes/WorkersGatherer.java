package camelody.operations.routes;

import camelody.operations.WorkerReport;
import camelody.operations.Workers;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.jspecify.annotations.Nullable;

/** Leaves the living workers as body; no thread waits while they answer (Aggregator). */
final class WorkersGatherer extends AsyncProcessorSupport {
  private final Workers workers;
  private final Executor continuations;

  /**
   * Makes it.
   *
   * @param continuations run what follows in the route, which may block
   */
  WorkersGatherer(Workers workers, Executor continuations) {
    this.workers = workers;
    this.continuations = continuations;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    workers
        .alive()
        .whenCompleteAsync(
            (alive, failed) -> goOn(exchange, alive, failed, callback), continuations);
    return false;
  }

  private static void goOn(
      Exchange exchange,
      @Nullable List<WorkerReport> alive,
      @Nullable Throwable failed,
      AsyncCallback callback) {
    if (alive != null) {
      exchange.getMessage().setBody(alive.toArray(WorkerReport[]::new));
    } else {
      exchange.setException(failed);
    }
    callback.done(false);
  }
}
