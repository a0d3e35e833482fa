package camelody.gateway.routes.media;

import camelody.gateway.routes.http.HttpCall;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.apache.camel.Exchange;

/**
 * Keeps claims for a moment: who asks for a later part of a track that was opened just now is
 * seeking, or reads on, and need not wait for the catalogue again.
 *
 * <p>Who begins always asks. What is kept is where the file is; whether it is still there, and
 * unchanged, is looked up on the disk each time.
 */
final class Claims {
  // Two numbers that a client may write in several ways all mean the beginning.
  private static final String BEGINNING = "\\s*bytes\\s*=\\s*0*-.*";

  private final Cache<String, Claim> kept;

  /**
   * @param claimsMax how many; the least used go
   * @param validity how long after the catalogue's answer
   */
  Claims(int claimsMax, Duration validity) {
    kept = Caffeine.newBuilder().maximumSize(claimsMax).expireAfterWrite(validity).build();
  }

  /** Makes the claim the body, if a later part of a known track is asked for. */
  void recall(Exchange exchange) {
    HttpCall call = HttpCall.of(exchange);
    String range = call.header("Range");
    if (range != null && !range.matches(BEGINNING)) {
      Claim claim = kept.getIfPresent(track(exchange));
      if (claim != null) {
        exchange.getMessage().setBody(claim);
      }
    }
  }

  /** Tells whether the catalogue has to be asked. */
  static boolean isMissing(Exchange exchange) {
    return !(exchange.getMessage().getBody() instanceof Claim);
  }

  /** Makes a claim of the catalogue's answer, and keeps it. */
  void keep(Exchange exchange) {
    Claim claim = Claim.of(exchange);
    kept.put(track(exchange), claim);
    exchange.getMessage().setBody(claim);
  }

  private static String track(Exchange exchange) {
    return HttpCall.of(exchange).pathValues().get(0);
  }
}
