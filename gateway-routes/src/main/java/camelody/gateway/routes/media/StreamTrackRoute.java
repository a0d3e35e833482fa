package camelody.gateway.routes.media;

import camelody.gateway.routes.http.OnWorkers;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.apache.camel.builder.RouteBuilder;

/**
 * Plays a track: {@code GET /api/tracks/{trackId}/stream}.
 *
 * <p>The catalogue answers with a Claim Check; the bytes themselves never pass the broker. A claim
 * is kept for a moment, for the parts that a player asks for next ({@link Claims}). That the track
 * began is told by a Wire Tap: history, statistics and activity each get their copy, and the
 * listener hears music whatever becomes of it.
 */
public final class StreamTrackRoute extends RouteBuilder {
  private final ListenerCheck listeners;
  private final Claims claims;
  private final MediaAnswerTranslator answers;
  private final TrackStarts starts;
  private final Executor workers;
  private final ExecutorService taps;

  /**
   * @param taps runs the tapped copies, which wait for nothing; bounded
   */
  StreamTrackRoute(
      ListenerCheck listeners,
      Claims claims,
      MediaAnswerTranslator answers,
      TrackStarts starts,
      Executor workers,
      ExecutorService taps) {
    this.listeners = listeners;
    this.claims = claims;
    this.answers = answers;
    this.starts = starts;
    this.workers = workers;
    this.taps = taps;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from("platform-http:/api/tracks/{trackId}/stream?httpMethodRestrict=GET")
        .routeId("gateway.streamTrack")
        .process(listeners)
        .transform(PathParams.named("trackId"))
        .process(claims::recall)
        .description("Claim Check")
        .filter(Claims::isMissing)
        .to("jsonrpc:catalogue?method=openStream")
        .process(claims::keep)
        .description("Claim Check")
        .end()
        .process(new OnWorkers(workers, answers))
        .filter(TrackStarts::isOne)
        .wireTap("direct:gateway.trackStarted")
        .onPrepare(starts)
        .executorService(taps);
  }
}
