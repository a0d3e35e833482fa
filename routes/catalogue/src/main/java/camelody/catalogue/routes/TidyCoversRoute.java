package camelody.catalogue.routes;

import camelody.catalogue.CatalogueService;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;

/** Deletes the oldest kept pictures when there are too many, as each instance does. */
final class TidyCoversRoute extends RouteBuilder {
  private final CatalogueService catalogue;
  private final long maxBytes;
  private final Duration period;

  TidyCoversRoute(CatalogueService catalogue, long maxBytes, Duration period) {
    this.catalogue = catalogue;
    this.maxBytes = maxBytes;
    this.period = period;
  }

  @Override
  public void configure() {
    from("timer:catalogue.tidyCovers?includeMetadata=false&period=" + period.toMillis())
        .routeId("catalogue.tidyCovers")
        .errorHandler(defaultErrorHandler())
        .process(tick -> catalogue.tidyCovers(maxBytes));
  }
}
