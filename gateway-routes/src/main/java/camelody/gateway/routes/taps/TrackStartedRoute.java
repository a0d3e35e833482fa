package camelody.gateway.routes.taps;

import camelody.gateway.routes.http.OnWorkers;
import camelody.messaging.events.OutgoingEvent;
import java.util.concurrent.Executor;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Tells that a track began to sound: the tapped side of {@code gateway.streamTrack}, with a Dead
 * Letter Channel that leads to the disk.
 */
public final class TrackStartedRoute extends RouteBuilder {
  private final Spool spool;
  private final Executor spoolWorker;

  public TrackStartedRoute(Spool spool, Executor spoolWorker) {
    this.spool = spool;
    this.spoolWorker = spoolWorker;
  }

  @Override
  public void configure() {
    from("direct:gateway.trackStarted")
        .routeId("gateway.wireTap")
        .errorHandler(
            deadLetterChannel("direct:gateway.spool").logExhausted(false).maximumRedeliveries(0))
        .to("event:listening.track-started.v1");

    from("direct:gateway.spool")
        .routeId("gateway.deadLetterChannel")
        .process(new OnWorkers(spoolWorker, this::keep));
  }

  private void keep(Exchange letter) {
    spool.keep(SpooledEvent.of(letter.getMessage().getBody(OutgoingEvent.class)));
  }
}
