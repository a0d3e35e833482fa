package camelody.catalogue.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.Scan;
import org.apache.camel.builder.RouteBuilder;

/** Asks for a scan of the library: {@code catalogue.scan}. */
final class ScanRoute extends RouteBuilder {
  private final CatalogueService catalogue;

  ScanRoute(CatalogueService catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void configure() {
    from("direct:catalogue.scan")
        .routeId("catalogue.scan")
        .transform(asCaller(Scan.class, catalogue::scan));
  }
}
