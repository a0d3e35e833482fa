package camelody.gateway.routes.http;

import java.time.Duration;
import java.util.Set;

/**
 * Bounds what the HTTP side takes.
 *
 * @param port 0 for any that is free
 * @param eventLoops threads that serve HTTP and the broker's connection
 * @param connectionsMax open at once; more are closed unheard
 * @param idle how long a connection may stay open between two requests
 * @param slowRequest within what time a request, headers and body, must have arrived
 * @param stalledAnswer how long a client may leave an answer unread
 * @param origins whose pages may read answers (CORS); {@code *} for all
 * @param proxies addresses whose {@code X-Forwarded-For} is believed
 * @param requestsPerSecond of one client's address; 0 for no limit
 * @param requestsBurst how many it may make at once after a rest
 */
public record HttpSettings(
    String host,
    int port,
    int eventLoops,
    int connectionsMax,
    int bodyBytesMax,
    int headerBytesMax,
    Duration idle,
    Duration slowRequest,
    Duration stalledAnswer,
    Set<String> origins,
    Set<String> proxies,
    int requestsPerSecond,
    int requestsBurst) {
  public HttpSettings {
    origins = Set.copyOf(origins);
    proxies = Set.copyOf(proxies);
  }
}
