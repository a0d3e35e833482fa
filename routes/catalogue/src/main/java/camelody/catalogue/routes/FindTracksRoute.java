package camelody.catalogue.routes;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.FindTracks;
import org.apache.camel.builder.RouteBuilder;

/** Finds many tracks at once: {@code catalogue.findTracks}. */
final class FindTracksRoute extends RouteBuilder {
  private final CatalogueService catalogue;

  FindTracksRoute(CatalogueService catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void configure() {
    from("direct:catalogue.findTracks")
        .routeId("catalogue.findTracks")
        .transform()
        .body(FindTracks.class, catalogue::findTracks);
  }
}
