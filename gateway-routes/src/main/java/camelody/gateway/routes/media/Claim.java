package camelody.gateway.routes.media;

import camelody.messaging.jsonrpc.RpcResult;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Says where the bytes are (Claim Check), as {@code catalogue.openStream} and {@code openCover}
 * answer it: {@code {"root":"library","path":"Bach/Air.ogg","contentType":"audio/ogg",
 * "sizeBytes":61234,"entityTag":"5f3c…"}}.
 *
 * @param root {@code library}, or {@code covers} for pictures taken out of audio files
 * @param path relative to the root, with slashes
 * @param entityTag changes when the bytes do; without quotation marks
 */
record Claim(
    String root, String path, String contentType, long sizeBytes, @Nullable String entityTag) {

  /** Answers the body: a claim already, or the catalogue's answer. */
  static Claim of(Exchange exchange) {
    return exchange.getMessage().getBody() instanceof Claim claim
        ? claim
        : exchange.getMessage().getBody(RpcResult.class).as(Claim.class);
  }
}
