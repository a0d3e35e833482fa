package camelody.history.routes;

import static camelody.messaging.methods.UseCase.asCaller;

import camelody.history.HistoryService;
import camelody.history.NowPlaying;
import org.apache.camel.builder.RouteBuilder;

/** Shows what the caller plays, or, to administrators, what everybody does (Request-Reply). */
final class NowPlayingRoute extends RouteBuilder {
  private final HistoryService history;

  NowPlayingRoute(HistoryService history) {
    this.history = history;
  }

  @Override
  public void configure() {
    from("direct:history.nowPlaying")
        .routeId("history.nowPlaying")
        .transform(asCaller(NowPlaying.class, history::nowPlaying));
  }
}
