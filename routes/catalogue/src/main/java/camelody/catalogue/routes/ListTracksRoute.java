package camelody.catalogue.routes;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.ListTracks;
import org.apache.camel.builder.RouteBuilder;

/** Lists tracks: {@code catalogue.list}; what was answered before comes from memory. */
final class ListTracksRoute extends RouteBuilder {
  private final CatalogueService catalogue;
  private final PageCache pages;

  ListTracksRoute(CatalogueService catalogue, PageCache pages) {
    this.catalogue = catalogue;
    this.pages = pages;
  }

  @Override
  public void configure() {
    from("direct:catalogue.list")
        .routeId("catalogue.list")
        .transform()
        .body(ListTracks.class, query -> pages.answer(query, catalogue::list));
  }
}
