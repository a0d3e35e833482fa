package camelody.catalogue.routes;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.OpenStream;
import org.apache.camel.builder.RouteBuilder;

/** Says where the audio of a track is (Claim Check): {@code catalogue.openStream}. */
final class OpenStreamRoute extends RouteBuilder {
  private final CatalogueService catalogue;

  OpenStreamRoute(CatalogueService catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void configure() {
    from("direct:catalogue.openStream")
        .routeId("catalogue.openStream")
        .transform()
        .body(OpenStream.class, catalogue::openStream)
        .description("Claim Check");
  }
}
