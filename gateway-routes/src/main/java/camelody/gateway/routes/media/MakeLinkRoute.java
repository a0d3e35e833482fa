package camelody.gateway.routes.media;

import camelody.gateway.routes.http.HttpAnswer;
import camelody.gateway.routes.http.HttpCall;
import camelody.gateway.routes.http.Problem;
import camelody.gateway.routes.security.Gatekeeper;
import camelody.kernel.TrackId;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Makes a signed link to a track's audio, for players that can't send a token: {@code POST
 * /api/tracks/{trackId}/links} → {@code {"url":"/api/tracks/…","expiresAt":"…"}}.
 */
public final class MakeLinkRoute extends RouteBuilder {
  private final Gatekeeper users;
  private final LinkSigner links;

  MakeLinkRoute(Gatekeeper users, LinkSigner links) {
    this.users = users;
    this.links = links;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from("platform-http:/api/tracks/{trackId}/links?httpMethodRestrict=POST&produces=application/json")
        .routeId("gateway.makeLink")
        .process(users)
        .process(this::makeLink);
  }

  private void makeLink(Exchange exchange) {
    try {
      TrackId track = TrackId.of(HttpCall.of(exchange).pathValues().get(0));
      LinkSigner.Link link = links.sign(track, Gatekeeper.caller(exchange).user().userId());
      exchange.getMessage().setBody(HttpAnswer.json(201, link));
    } catch (IllegalArgumentException refused) {
      throw Problem.badRequest(String.valueOf(refused.getMessage())).asException();
    }
  }
}
