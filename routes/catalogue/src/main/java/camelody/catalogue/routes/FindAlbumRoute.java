package camelody.catalogue.routes;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.FindAlbum;
import org.apache.camel.builder.RouteBuilder;

/**
 * Finds an album and its tracks: {@code catalogue.findAlbum}; what was answered before comes from
 * memory.
 */
final class FindAlbumRoute extends RouteBuilder {
  private final CatalogueService catalogue;
  private final PageCache pages;

  FindAlbumRoute(CatalogueService catalogue, PageCache pages) {
    this.catalogue = catalogue;
    this.pages = pages;
  }

  @Override
  public void configure() {
    from("direct:catalogue.findAlbum")
        .routeId("catalogue.findAlbum")
        .transform()
        .body(FindAlbum.class, query -> pages.answer(query, catalogue::findAlbum));
  }
}
