package camelody.messaging.routes;

import camelody.messaging.events.OutboxRelay;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;

/** Publishes what writes left in the outbox, again and again until it is confirmed. */
public final class OutboxRelayRoute extends RouteBuilder {
  private final String service;
  private final OutboxRelay relay;
  private final Duration period;

  public OutboxRelayRoute(String service, OutboxRelay relay, Duration period) {
    this.service = service;
    this.relay = relay;
    this.period = period;
  }

  @Override
  public void configure() {
    from("timer:" + service + ".outbox?includeMetadata=false&delay=0&period=" + period.toMillis())
        .routeId(service + ".outboxRelay")
        .process(relay);
  }
}
