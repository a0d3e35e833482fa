package camelody.gateway.routes.taps;

import camelody.gateway.routes.http.OnWorkers;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Sends what waits in the spool, oldest first, and forgets each event once the broker has confirmed
 * it. The first that is not accepted ends the round; the next round begins with it.
 */
public final class ForwardSpooledRoute extends RouteBuilder {
  private static final int ROUND_MAX = 500;
  private static final String EVENT_ID = "spooledEventId";

  private final Spool spool;
  private final Executor spoolWorker;
  private final long intervalMillis;

  public ForwardSpooledRoute(Spool spool, Executor spoolWorker, long intervalMillis) {
    this.spool = spool;
    this.spoolWorker = spoolWorker;
    this.intervalMillis = intervalMillis;
  }

  @Override
  public void configure() {
    from("timer:gateway.spool?synchronous=true&delay="
            + intervalMillis
            + "&period="
            + intervalMillis)
        .routeId("gateway.spoolForwarder")
        .errorHandler(defaultErrorHandler().logExhausted(false).logStackTrace(false))
        .process(new OnWorkers(spoolWorker, this::waiting))
        .split(body())
        .stopOnException()
        .to("direct:gateway.forwardSpooled");

    from("direct:gateway.forwardSpooled")
        .routeId("gateway.guaranteedDelivery")
        .errorHandler(noErrorHandler())
        .process(ForwardSpooledRoute::unwrap)
        .to("event:listening.track-started.v1")
        .process(new OnWorkers(spoolWorker, this::forget));
  }

  private void waiting(Exchange exchange) {
    spool.adopt();
    exchange.getMessage().setBody(spool.oldest(ROUND_MAX));
  }

  private static void unwrap(Exchange exchange) {
    SpooledEvent spooled = exchange.getMessage().getBody(SpooledEvent.class);
    exchange.setProperty(EVENT_ID, spooled.eventId());
    exchange.getMessage().setBody(spooled.event());
  }

  private void forget(Exchange exchange) {
    spool.forget(exchange.getProperty(EVENT_ID, UUID.class));
  }
}
