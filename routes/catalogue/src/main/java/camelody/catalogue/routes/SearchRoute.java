package camelody.catalogue.routes;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.Search;
import org.apache.camel.builder.RouteBuilder;

/**
 * Searches tracks, albums and artists at once: {@code catalogue.search}; what was answered before
 * comes from memory.
 */
final class SearchRoute extends RouteBuilder {
  private final CatalogueService catalogue;
  private final PageCache pages;

  SearchRoute(CatalogueService catalogue, PageCache pages) {
    this.catalogue = catalogue;
    this.pages = pages;
  }

  @Override
  public void configure() {
    from("direct:catalogue.search")
        .routeId("catalogue.search")
        .transform()
        .body(Search.class, query -> pages.answer(query, catalogue::search));
  }
}
