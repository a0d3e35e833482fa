package camelody.messaging.routes;

import camelody.messaging.amqp.Exchanges;
import camelody.messaging.events.DeadLetter;
import camelody.messaging.events.EventRouter;
import org.apache.camel.builder.RouteBuilder;

/**
 * Takes the events of a queue and sends each to the route that reads it; what cannot be handled
 * ends in the queue's dead-letter queue, and is acknowledged only when it is safe there.
 *
 * <pre>
 *   history.listening ──▶ consumer ──▶ direct:history.recordPlays, with all that came together
 *                            │ failed: with each of them alone
 *                            │ failed several times
 *                            ▼
 *                    deadLetterChannel ──▶ history.listening.dead-letter
 * </pre>
 */
public final class EventConsumerRoute extends RouteBuilder {
  private final String queue;
  private final EventRouter router;
  private final EventConsumerSettings settings;

  public EventConsumerRoute(String queue, EventRouter router, EventConsumerSettings settings) {
    this.queue = queue;
    this.router = router;
    this.settings = settings;
  }

  @Override
  public void configure() {
    // A stop must not wait for the database: the events go back to their queue.
    errorHandler(defaultErrorHandler().allowRedeliveryWhileStopping(false));

    from("event:" + queue + "?batchMax=" + settings.batchMax())
        .routeId(queue + ".consumer")
        .routeConfigurationId(EventConsumerConfiguration.id(queue))
        .process(router);

    from(EventConsumerConfiguration.deadLetters(queue))
        .routeId(queue + ".deadLetterChannel")
        .errorHandler(noErrorHandler())
        .process(new DeadLetter(queue))
        .to("event:" + queue + "?exchange=" + Exchanges.DEAD_LETTER);
  }
}
