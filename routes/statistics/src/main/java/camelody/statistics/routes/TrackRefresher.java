package camelody.statistics.routes;

import camelody.kernel.TrackId;
import camelody.messaging.jsonrpc.RpcResult;
import camelody.statistics.TrackCopies;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;

/**
 * Keeps the copies of tracks fresh: claims those to ask about, and keeps what the catalogue says.
 *
 * <p>While the catalogue is away it is asked less and less often, up to a bound.
 */
final class TrackRefresher {
  private static final String CLAIMED = "statistics.claimed";
  private static final int DOUBLINGS_MAX = 20;

  private final TrackCopies copies;
  private final Duration retryDelayMin;
  private final Duration retryDelayMax;
  private final LongSupplier nanoTime;
  private final AtomicInteger failures = new AtomicInteger();

  private volatile long notBefore;

  TrackRefresher(
      TrackCopies copies, Duration retryDelayMin, Duration retryDelayMax, LongSupplier nanoTime) {
    this.copies = copies;
    this.retryDelayMin = retryDelayMin;
    this.retryDelayMax = retryDelayMax;
    this.nanoTime = nanoTime;
    this.notBefore = nanoTime.getAsLong();
  }

  /** Leaves the params of {@code catalogue.findTracks} as body, or nothing when none is needed. */
  void claim(Exchange exchange) {
    exchange.getMessage().setBody(null);
    if (nanoTime.getAsLong() - notBefore < 0) {
      return;
    }
    List<TrackId> claimed = copies.claim();
    if (!claimed.isEmpty()) {
      exchange.setProperty(CLAIMED, claimed);
      exchange.getMessage().setBody(new FindTracks(claimed));
    }
  }

  /** Keeps the result of {@code catalogue.findTracks}. */
  void keep(Exchange exchange) {
    FoundTracks found = exchange.getMessage().getBody(RpcResult.class).as(FoundTracks.class);
    copies.keep(claimed(exchange), found.items());
    failures.set(0);
  }

  /** Gives back what could not be asked about, and waits for longer than last time. */
  void postpone(Exchange exchange) {
    int doublings = Math.min(failures.getAndIncrement(), DOUBLINGS_MAX);
    long delayMillis = Math.min(retryDelayMin.toMillis() << doublings, retryDelayMax.toMillis());
    notBefore = nanoTime.getAsLong() + Duration.ofMillis(delayMillis).toNanos();
    copies.giveBack(claimed(exchange));
  }

  @SuppressWarnings("unchecked")
  private static List<TrackId> claimed(Exchange exchange) {
    return exchange.getProperty(CLAIMED, List.of(), List.class);
  }
}
