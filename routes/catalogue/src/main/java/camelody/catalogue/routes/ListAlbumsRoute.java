package camelody.catalogue.routes;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.ListAlbums;
import org.apache.camel.builder.RouteBuilder;

/** Lists albums: {@code catalogue.albums}; what was answered before comes from memory. */
final class ListAlbumsRoute extends RouteBuilder {
  private final CatalogueService catalogue;
  private final PageCache pages;

  ListAlbumsRoute(CatalogueService catalogue, PageCache pages) {
    this.catalogue = catalogue;
    this.pages = pages;
  }

  @Override
  public void configure() {
    from("direct:catalogue.albums")
        .routeId("catalogue.albums")
        .transform()
        .body(ListAlbums.class, query -> pages.answer(query, catalogue::albums));
  }
}
