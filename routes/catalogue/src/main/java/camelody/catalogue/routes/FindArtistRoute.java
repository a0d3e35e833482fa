package camelody.catalogue.routes;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.FindArtist;
import org.apache.camel.builder.RouteBuilder;

/**
 * Finds an artist and their albums: {@code catalogue.findArtist}; what was answered before comes
 * from memory.
 */
final class FindArtistRoute extends RouteBuilder {
  private final CatalogueService catalogue;
  private final PageCache pages;

  FindArtistRoute(CatalogueService catalogue, PageCache pages) {
    this.catalogue = catalogue;
    this.pages = pages;
  }

  @Override
  public void configure() {
    from("direct:catalogue.findArtist")
        .routeId("catalogue.findArtist")
        .transform()
        .body(FindArtist.class, query -> pages.answer(query, catalogue::findArtist));
  }
}
