package camelody.messaging.component;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Stands for one kind of event, or one queue's dead letters; at a route's beginning, for a queue.
 */
final class EventEndpoint extends DefaultEndpoint {
  private final EventComponent component;
  private final String name;
  private final String exchange;
  private final int batchMax;

  /**
   * @param name a routing key where it publishes, a queue where it consumes
   * @param exchange where it publishes to
   * @param batchMax how many events a consumer gives its route at once, at the most
   */
  EventEndpoint(String uri, EventComponent component, String name, String exchange, int batchMax) {
    super(uri, component);
    this.component = component;
    this.name = name;
    this.exchange = exchange;
    this.batchMax = batchMax;
  }

  @Override
  public Producer createProducer() {
    return new EventProducer(
        this, exchange, name, component.publisher(), component.continuations());
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    EventConsumer consumer = new EventConsumer(this, processor, component, name, batchMax);
    configureConsumer(consumer);
    return consumer;
  }
}
