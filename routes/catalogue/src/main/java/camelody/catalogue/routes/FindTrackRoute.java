package camelody.catalogue.routes;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.FindTrack;
import org.apache.camel.builder.RouteBuilder;

/** Finds a track: {@code catalogue.findTrack}. */
final class FindTrackRoute extends RouteBuilder {
  private final CatalogueService catalogue;

  FindTrackRoute(CatalogueService catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void configure() {
    from("direct:catalogue.findTrack")
        .routeId("catalogue.findTrack")
        .transform()
        .body(FindTrack.class, catalogue::findTrack);
  }
}
