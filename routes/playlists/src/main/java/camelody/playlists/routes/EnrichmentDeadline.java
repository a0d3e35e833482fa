package camelody.playlists.routes;

import camelody.messaging.amqp.RpcHeaders;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;

/**
 * Gives the catalogue less time than the caller gave us: what is left must be enough to answer
 * without it.
 */
final class EnrichmentDeadline extends ExpressionAdapter {
  private final Duration timeout;
  private final Duration reserve;
  private final Clock clock;

  /**
   * Makes it.
   *
   * @param timeout how long the catalogue may take at the most
   * @param reserve how long before the caller's own deadline the catalogue's ends
   */
  EnrichmentDeadline(Duration timeout, Duration reserve, Clock clock) {
    this.timeout = timeout;
    this.reserve = reserve;
    this.clock = clock;
  }

  /** Answers epoch milliseconds. */
  @Override
  public Long evaluate(Exchange exchange) {
    long ours = clock.millis() + timeout.toMillis();
    return exchange.getMessage().getHeader(RpcHeaders.DEADLINE) instanceof Long callers
        ? Math.min(ours, callers - reserve.toMillis())
        : ours;
  }
}
