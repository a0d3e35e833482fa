package camelody.gateway.routes.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets pages of the origins named in the settings read answers (CORS); by default none may. */
final class CrossOrigin {
  private static final String VERBS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String SENT =
      "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Range, traceparent";
  private static final String READ =
      "Camelody-Trace, Content-Range, ETag, Location, Retry-After, WWW-Authenticate, X-Correlation-Id";

  private final Set<String> origins;

  CrossOrigin(Set<String> origins) {
    this.origins = origins;
  }

  /** Tells whether this is a browser asking if it may ask. */
  boolean isPreflight(HttpServerRequest request) {
    return HttpMethod.OPTIONS.equals(request.method())
        && request.headers().contains("Access-Control-Request-Method")
        && isAllowed(request.getHeader("Origin"));
  }

  HttpAnswer preflightAnswer() {
    return HttpAnswer.empty(204)
        .with("Access-Control-Allow-Methods", VERBS)
        .with("Access-Control-Allow-Headers", SENT)
        .with("Access-Control-Max-Age", "600");
  }

  void mark(HttpServerRequest request, HttpServerResponse response) {
    if (origins.isEmpty()) {
      return;
    }
    response.headers().add("Vary", "Origin");
    String origin = request.getHeader("Origin");
    if (origin != null && isAllowed(origin)) {
      response.putHeader("Access-Control-Allow-Origin", origins.contains("*") ? "*" : origin);
      response.putHeader("Access-Control-Expose-Headers", READ);
    }
  }

  private boolean isAllowed(@Nullable String origin) {
    return origin != null && (origins.contains("*") || origins.contains(origin));
  }
}
