package camelody.messaging.component;

import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.Exchanges;
import camelody.messaging.events.EventPublisher;
import camelody.messaging.events.Suspects;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * Resolves {@code to("event:<routing key>[?exchange=camelody.dead-letter]")}, which publishes, and
 * {@code from("event:<queue>[?batchMax=100]")}, which consumes.
 */
public final class EventComponent extends DefaultComponent {
  private final Broker broker;
  private final EventPublisher publisher;
  private final @Nullable Suspects suspects;
  private final int prefetch;
  private final Duration batchWindow;
  private final Executor continuations;

  /**
   * Makes the component.
   *
   * @param suspects needed where events are consumed
   * @param prefetch how many events a consumer may hold unfinished
   * @param batchWindow how long events wait for one another, while they come one upon the other
   * @param continuations run what follows a confirm in a route
   */
  public EventComponent(
      Broker broker,
      EventPublisher publisher,
      @Nullable Suspects suspects,
      int prefetch,
      Duration batchWindow,
      Executor continuations) {
    this.broker = broker;
    this.publisher = publisher;
    this.suspects = suspects;
    this.prefetch = prefetch;
    this.batchWindow = batchWindow;
    this.continuations = continuations;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
    String exchange = getAndRemoveParameter(parameters, "exchange", String.class, Exchanges.EVENTS);
    int batchMax = getAndRemoveParameter(parameters, "batchMax", Integer.class, 1);
    return new EventEndpoint(uri, this, name, exchange, batchMax);
  }

  Broker broker() {
    return broker;
  }

  EventPublisher publisher() {
    return publisher;
  }

  Suspects suspects() {
    if (suspects == null) {
      throw new IllegalStateException("expected a store of events that were begun, came none");
    }
    return suspects;
  }

  int prefetch() {
    return prefetch;
  }

  Duration batchWindow() {
    return batchWindow;
  }

  Executor continuations() {
    return continuations;
  }
}
