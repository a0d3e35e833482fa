package camelody.playlists.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.playlists.FindPlaylist;
import camelody.playlists.PlaylistsService;
import org.apache.camel.builder.RouteBuilder;

/** Finds a playlist (Request-Reply); one with entries is enriched before it is answered. */
final class FindPlaylistRoute extends RouteBuilder {
  private final PlaylistsService playlists;

  FindPlaylistRoute(PlaylistsService playlists) {
    this.playlists = playlists;
  }

  @Override
  public void configure() {
    from("direct:playlists.find")
        .routeId("playlists.find")
        .transform(asCaller(FindPlaylist.class, this::find))
        .filter()
        .body(Outcome.class, PlaylistEnricher::hasEntries)
        .to("direct:playlists.enrich");
  }

  private Outcome<EnrichedPlaylist> find(Caller caller, FindPlaylist query) {
    return playlists.find(caller, query).map(EnrichedPlaylist::bare);
  }
}
