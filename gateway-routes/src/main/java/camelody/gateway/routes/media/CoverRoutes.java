package camelody.gateway.routes.media;

import camelody.gateway.routes.http.OnWorkers;
import camelody.gateway.routes.rest.OtherOperations;
import camelody.gateway.routes.security.Gatekeeper;
import java.util.concurrent.Executor;
import org.apache.camel.builder.RouteBuilder;

/** Shows the picture of a track or an album, by Claim Check as in {@link StreamTrackRoute}. */
public final class CoverRoutes extends RouteBuilder {
  private final Gatekeeper readers;
  private final MediaAnswerTranslator answers;
  private final Executor workers;

  CoverRoutes(Gatekeeper readers, MediaAnswerTranslator answers, Executor workers) {
    this.readers = readers;
    this.answers = answers;
    this.workers = workers;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    cover("/api/tracks/{trackId}/cover", "gateway.trackCover");
    cover("/api/albums/{albumId}/cover", "gateway.albumCover");
  }

  private void cover(String path, String routeId) {
    from("platform-http:" + path + "?httpMethodRestrict=GET")
        .routeId(routeId)
        .process(readers)
        .process(OtherOperations.params(routeId))
        .to("jsonrpc:catalogue?method=openCover")
        .process(new OnWorkers(workers, answers));
  }
}
