package camelody.gateway.routes.media;

import camelody.gateway.routes.http.HttpCall;
import camelody.gateway.routes.http.Problem;
import camelody.gateway.routes.security.Gatekeeper;
import camelody.kernel.Caller;
import camelody.kernel.Role;
import camelody.kernel.UserId;
import camelody.messaging.methods.UseCase;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** Finds out who is listening: whoever the token names, or the one that a signed link was for. */
final class ListenerCheck extends AsyncProcessorSupport {
  private static final UUID NO_SESSION = new UUID(0, 0);

  private final Gatekeeper gatekeeper;
  private final LinkSigner links;

  ListenerCheck(Gatekeeper gatekeeper, LinkSigner links) {
    this.gatekeeper = gatekeeper;
    this.links = links;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    HttpCall call = HttpCall.of(exchange);
    Map<String, List<String>> query =
        call.query() == null ? Map.of() : new QueryStringDecoder("?" + call.query()).parameters();
    if (!query.containsKey("signature")) {
      return gatekeeper.process(exchange, callback);
    }
    String track = call.pathValues().get(0);
    String user = only(query, "user");
    if (links.accepts(track, user, only(query, "expires"), only(query, "signature"))) {
      exchange.setProperty(
          UseCase.CALLER, new Caller.User(UserId.of(user), "", Role.LISTENER, NO_SESSION));
    } else {
      exchange.setException(
          Problem.unauthenticated("expected a link that is still good, came another")
              .asException());
    }
    callback.done(true);
    return true;
  }

  private static String only(Map<String, List<String>> query, String name) {
    List<String> values = query.getOrDefault(name, List.of());
    return values.size() == 1 ? values.get(0) : "";
  }
}
