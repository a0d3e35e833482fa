package camelody.statistics.routes;

import camelody.kernel.ports.StoreUnavailable;
import camelody.messaging.jsonrpc.RpcFaultException;
import java.time.Duration;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/**
 * Asks the catalogue what counted tracks are called, many at once and some time after they were
 * counted (Content Enricher): neither counting nor a chart ever waits for it.
 */
final class RefreshTracksRoute extends RouteBuilder {
  private final TrackRefresher refresher;
  private final Duration period;

  RefreshTracksRoute(TrackRefresher refresher, Duration period) {
    this.refresher = refresher;
    this.period = period;
  }

  @Override
  public void configure() {
    from("timer:statistics.refreshTracks?includeMetadata=false&delay=0&period=" + period.toMillis())
        .routeId("statistics.refreshTracks")
        .errorHandler(defaultErrorHandler())
        .onException(RpcFaultException.class)
        .handled(true)
        .log(LoggingLevel.INFO, "tracks are named later: ${exception.message}")
        .process(refresher::postpone)
        .end()
        .onException(StoreUnavailable.class)
        .handled(true)
        .log(LoggingLevel.WARN, "tracks are named later: ${exception.message}")
        .end()
        .process(refresher::claim)
        .filter(body().isNotNull())
        .to("jsonrpc:catalogue?method=findTracks")
        .process(refresher::keep);
  }
}
