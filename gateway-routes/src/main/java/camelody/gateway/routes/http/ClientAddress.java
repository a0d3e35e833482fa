package camelody.gateway.routes.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/**
 * Tells who is calling. A reverse proxy that we trust says so in {@code X-Forwarded-For}; from
 * anybody else that header is an invention.
 */
final class ClientAddress {
  private static final int LENGTH_MAX = 45;

  private final Set<String> proxies;

  ClientAddress(Set<String> proxies) {
    this.proxies = proxies;
  }

  String of(HttpServerRequest request) {
    String peer =
        request.remoteAddress() == null ? "unknown" : request.remoteAddress().hostAddress();
    if (proxies.isEmpty() || !proxies.contains(peer)) {
      return peer;
    }
    String forwarded = request.getHeader("X-Forwarded-For");
    return forwarded == null ? peer : nearestStranger(peer, forwarded);
  }

  // Each proxy adds on the right who called it; what a stranger wrote himself stands further left.
  private String nearestStranger(String peer, String forwarded) {
    String nearest = peer;
    String[] hops = forwarded.split(",", -1);
    for (int i = hops.length - 1; i >= 0 && proxies.contains(nearest); i--) {
      String hop = hops[i].strip();
      if (!isAddress(hop)) {
        return nearest;
      }
      nearest = hop;
    }
    return nearest;
  }

  private static boolean isAddress(String text) {
    return !text.isEmpty()
        && text.length() <= LENGTH_MAX
        && text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':');
  }
}
