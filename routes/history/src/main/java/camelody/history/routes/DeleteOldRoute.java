package camelody.history.routes;

import camelody.history.HistoryService;
import camelody.kernel.ports.StoreUnavailable;
import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** Deletes plays that are older than the retention, now and then (Message Expiration). */
final class DeleteOldRoute extends RouteBuilder {
  private final HistoryService history;
  private final Duration period;

  DeleteOldRoute(HistoryService history, Duration period) {
    this.history = history;
    this.period = period;
  }

  @Override
  public void configure() {
    from("timer:history.deleteOld?includeMetadata=false&delay=0&period=" + period.toMillis())
        .routeId("history.deleteOld")
        .errorHandler(defaultErrorHandler())
        .onException(StoreUnavailable.class)
        .handled(true)
        .log(LoggingLevel.WARN, "old plays stay until the next time: ${exception.message}")
        .end()
        .process(timer -> history.deleteOld());
  }
}
