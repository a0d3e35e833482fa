package camelody.catalogue.routes;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.ListGenres;
import org.apache.camel.builder.RouteBuilder;

/** Lists genres: {@code catalogue.genres}; what was answered before comes from memory. */
final class ListGenresRoute extends RouteBuilder {
  private final CatalogueService catalogue;
  private final PageCache pages;

  ListGenresRoute(CatalogueService catalogue, PageCache pages) {
    this.catalogue = catalogue;
    this.pages = pages;
  }

  @Override
  public void configure() {
    from("direct:catalogue.genres")
        .routeId("catalogue.genres")
        .transform()
        .body(ListGenres.class, query -> pages.answer(query, catalogue::genres));
  }
}
