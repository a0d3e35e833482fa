package camelody.playlists.routes;

import camelody.kernel.Outcome;
import camelody.messaging.jsonrpc.RpcFaultException;
import camelody.messaging.jsonrpc.RpcResult;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins a playlist and what the catalogue answered; without an answer, the playlist stays bare. */
final class PlaylistEnricher implements AggregationStrategy {
  /** The exchange property that holds the playlist while the catalogue is asked. */
  static final String BARE = "camelody.playlist";

  private static final Logger LOG = LoggerFactory.getLogger(PlaylistEnricher.class);

  static boolean hasEntries(Outcome<?> found) {
    return found.fold(
        playlist -> !((EnrichedPlaylist) playlist).entries().isEmpty(), refused -> false);
  }

  static TracksWanted tracksWanted(Outcome<?> found) {
    return found.fold(
        playlist -> new TracksWanted(((EnrichedPlaylist) playlist).trackIds()),
        refused -> {
          throw new IllegalStateException("there is nothing to enrich: " + refused.message());
        });
  }

  @Override
  public Exchange aggregate(Exchange original, @Nullable Exchange answered) {
    Outcome<?> bare = original.getProperty(BARE, Outcome.class);
    TracksFound tracks = read(answered);
    original
        .getMessage()
        .setBody(
            tracks == null
                ? bare
                : bare.map(playlist -> ((EnrichedPlaylist) playlist).with(tracks.byId())));
    return original;
  }

  private static @Nullable TracksFound read(@Nullable Exchange answered) {
    try {
      if (answered == null || answered.isFailed()) {
        throw new IllegalStateException(
            "no answer", answered == null ? null : answered.getException());
      }
      return answered.getMessage().getBody(RpcResult.class).as(TracksFound.class);
    } catch (RpcFaultException | IllegalStateException without) {
      LOG.debug("a playlist is answered without track data: {}", reason(without));
      return null;
    }
  }

  private static String reason(RuntimeException without) {
    return String.valueOf(
        without.getCause() == null ? without.getMessage() : without.getCause().getMessage());
  }
}
