package camelody.gateway.routes.http;

import camelody.messaging.jsonrpc.FaultCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells in which way something was no HTTP request. */
final class InvalidRequests {
  private InvalidRequests() {}

  /**
   * @param complaint the decoder's own words, never shown
   */
  static Problem problem(String complaint) {
    if (complaint.contains("HTTP header is larger")) {
      return Problem.of(
          431, "header-too-large", FaultCode.INVALID_REQUEST, "expected smaller headers");
    }
    if (complaint.contains("HTTP line is larger")) {
      return Problem.of(414, "uri-too-long", FaultCode.INVALID_REQUEST, "expected a shorter path");
    }
    return badRequest("expected an HTTP/1.1 request");
  }

  /**
   * Tells what is wrong with a request that the decoder takes and HTTP/1.1 does not, if anything:
   * no host or several (RFC 9112 §3.2), or a transfer coding other than chunked (§6.1), whose end
   * another server on the way may see elsewhere.
   */
  static @Nullable Problem complaintAbout(HttpServerRequest request) {
    int hosts = request.headers().getAll(HttpHeaders.HOST).size();
    if (hosts > 1 || (hosts == 0 && request.version() == HttpVersion.HTTP_1_1)) {
      return badRequest("expected one Host, came " + (hosts == 0 ? "none" : "several"));
    }
    List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
    boolean isChunked = codings.size() == 1 && codings.get(0).strip().equalsIgnoreCase("chunked");
    return codings.isEmpty() || isChunked
        ? null
        : badRequest("expected no Transfer-Encoding but chunked, came another");
  }

  private static Problem badRequest(String detail) {
    return Problem.of(400, "bad-request", FaultCode.INVALID_REQUEST, detail);
  }
}
