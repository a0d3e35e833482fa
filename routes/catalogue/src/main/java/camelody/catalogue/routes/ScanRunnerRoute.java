package camelody.catalogue.routes;

import camelody.catalogue.LibraryScanner;
import camelody.kernel.ports.StoreUnavailable;
import org.apache.camel.builder.RouteBuilder;

/** Finishes scans that were asked for, here or on an instance that died (Polling Consumer). */
final class ScanRunnerRoute extends RouteBuilder {
  private static final long PERIOD_MILLIS = 500;

  private final LibraryScanner scanner;

  ScanRunnerRoute(LibraryScanner scanner) {
    this.scanner = scanner;
  }

  @Override
  public void configure() {
    onException(StoreUnavailable.class).handled(true).maximumRedeliveries(0);
    from("timer:catalogue.scanRunner?includeMetadata=false&delay=0&period=" + PERIOD_MILLIS)
        .routeId("catalogue.scanRunner")
        .errorHandler(defaultErrorHandler())
        .process(tick -> scanner.requestWhenDue())
        .process(tick -> scanner.runPending());
  }
}
