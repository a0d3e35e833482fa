package camelody.playlists.routes;

import camelody.kernel.Outcome;
import camelody.messaging.amqp.RpcHeaders;
import org.apache.camel.builder.RouteBuilder;

/**
 * Adds to a playlist's entries what the catalogue knows of their tracks (Content Enricher): one
 * call, however many there are. A catalogue that is away, slow or broken costs the details, not the
 * playlist.
 */
final class EnrichPlaylistRoute extends RouteBuilder {
  private final EnrichmentDeadline deadline;

  EnrichPlaylistRoute(EnrichmentDeadline deadline) {
    this.deadline = deadline;
  }

  @Override
  public void configure() {
    from("direct:playlists.enrich")
        .routeId("playlists.contentEnricher")
        .setProperty(PlaylistEnricher.BARE, body())
        .setHeader(RpcHeaders.DEADLINE, deadline)
        .transform()
        .body(Outcome.class, PlaylistEnricher::tracksWanted)
        .enrich("jsonrpc:catalogue?method=findTracks", new PlaylistEnricher(), true);
  }
}
