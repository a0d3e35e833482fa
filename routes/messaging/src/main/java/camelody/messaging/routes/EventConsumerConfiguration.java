package camelody.messaging.routes;

import camelody.kernel.ports.StoreUnavailable;
import camelody.messaging.events.NotReadable;
import java.util.List;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;

/**
 * Says what becomes of an event that could not be handled (Dead Letter Channel).
 *
 * <p>An outage is nobody's fault: the event waits, with growing and capped delay, and those behind
 * it wait too. Several that failed together fail at once, and come again one by one. A poison
 * message is tried a bounded number of times and then put aside, with its reason.
 */
public final class EventConsumerConfiguration extends RouteConfigurationBuilder {
  private static final int FOR_EVER = -1;
  private static final double DOUBLED = 2;

  private final String queue;
  private final EventConsumerSettings settings;

  public EventConsumerConfiguration(String queue, EventConsumerSettings settings) {
    this.queue = queue;
    this.settings = settings;
  }

  static String id(String queue) {
    return "eventConsumer." + queue;
  }

  static String deadLetters(String queue) {
    return "direct:" + queue + ".deadLetterChannel";
  }

  @Override
  public void configuration() {
    RouteConfigurationDefinition failures = routeConfiguration(id(queue));
    failures
        .onException(StoreUnavailable.class)
        .maximumRedeliveries(FOR_EVER)
        .redeliveryDelay(settings.retryDelay().toMillis())
        .backOffMultiplier(DOUBLED)
        .maximumRedeliveryDelay(settings.retryDelayMax().toMillis())
        .logRetryAttempted(true)
        .logStackTrace(false);
    failures
        .onException(NotReadable.class, Throwable.class)
        .onWhen(body().isInstanceOf(List.class))
        .maximumRedeliveries(0)
        .logExhausted(false);
    failures
        .onException(NotReadable.class)
        .handled(true)
        .maximumRedeliveries(0)
        .logHandled(false)
        .logExhausted(false)
        .to(deadLetters(queue));
    failures
        .onException(Throwable.class)
        .handled(true)
        .maximumRedeliveries(settings.retriesMax())
        .redeliveryDelay(settings.retryDelay().toMillis())
        .backOffMultiplier(DOUBLED)
        .logHandled(false)
        .logExhausted(true)
        .to(deadLetters(queue));
  }
}
