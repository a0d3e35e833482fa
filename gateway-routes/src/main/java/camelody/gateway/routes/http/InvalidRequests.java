package camelody.gateway.routes.http;

import camelody.messaging.jsonrpc.FaultCode;

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
    return Problem.of(
        400, "bad-request", FaultCode.INVALID_REQUEST, "expected an HTTP/1.1 request");
  }
}
