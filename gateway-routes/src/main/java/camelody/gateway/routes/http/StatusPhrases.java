package camelody.gateway.routes.http;

import io.netty.handler.codec.http.HttpResponseStatus;

/** Names status codes as RFC 9110 does. */
final class StatusPhrases {
  private StatusPhrases() {}

  static String of(int status) {
    return HttpResponseStatus.valueOf(status).reasonPhrase();
  }
}
