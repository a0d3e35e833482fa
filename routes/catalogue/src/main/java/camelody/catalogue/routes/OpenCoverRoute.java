package camelody.catalogue.routes;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.OpenCover;
import org.apache.camel.builder.RouteBuilder;

/** Says where a cover is (Claim Check): {@code catalogue.openCover}. */
final class OpenCoverRoute extends RouteBuilder {
  private final CatalogueService catalogue;

  OpenCoverRoute(CatalogueService catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void configure() {
    from("direct:catalogue.openCover")
        .routeId("catalogue.openCover")
        .transform()
        .body(OpenCover.class, catalogue::openCover)
        .description("Claim Check");
  }
}
