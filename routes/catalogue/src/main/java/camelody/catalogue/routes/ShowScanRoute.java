package camelody.catalogue.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.ShowScan;
import org.apache.camel.builder.RouteBuilder;

/** Tells how the last scan fares: {@code catalogue.scanStatus}. */
final class ShowScanRoute extends RouteBuilder {
  private final CatalogueService catalogue;

  ShowScanRoute(CatalogueService catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void configure() {
    from("direct:catalogue.scanStatus")
        .routeId("catalogue.scanStatus")
        .transform(asCaller(ShowScan.class, catalogue::scanStatus));
  }
}
