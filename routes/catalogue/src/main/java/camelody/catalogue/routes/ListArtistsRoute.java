package camelody.catalogue.routes;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.ListArtists;
import org.apache.camel.builder.RouteBuilder;

/** Lists artists: {@code catalogue.artists}; what was answered before comes from memory. */
final class ListArtistsRoute extends RouteBuilder {
  private final CatalogueService catalogue;
  private final PageCache pages;

  ListArtistsRoute(CatalogueService catalogue, PageCache pages) {
    this.catalogue = catalogue;
    this.pages = pages;
  }

  @Override
  public void configure() {
    from("direct:catalogue.artists")
        .routeId("catalogue.artists")
        .transform()
        .body(ListArtists.class, query -> pages.answer(query, catalogue::artists));
  }
}
