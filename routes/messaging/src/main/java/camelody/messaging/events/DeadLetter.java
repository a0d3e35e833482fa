package camelody.messaging.events;

import camelody.kernel.Ids;
import camelody.messaging.amqp.ContentKind;
import camelody.messaging.amqp.Delivery;
import camelody.messaging.amqp.Exchanges;
import camelody.messaging.amqp.Headers;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.tracing.TraceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a dead letter of an event: the bytes as they came, and beside them why it is here. */
public final class DeadLetter implements Processor {
  /** {@code NOT_READABLE}, {@code UNKNOWN_EVENT}, {@code KILLED_CONSUMER}, {@code FAILED}, … */
  public static final String REASON = "camelody-reason";

  /** What the last try said, up to 500 characters. */
  public static final String EXCEPTION = "camelody-exception";

  /** The queue in which the event failed. */
  public static final String FIRST_QUEUE = "camelody-first-queue";

  /** RFC 3339, UTC. */
  public static final String FAILED_AT = "camelody-failed-at";

  /**
   * How often it was tried by the process that gave up. The router counts in a property of this
   * name: Camel takes its own counter away before it hands the exchange over.
   */
  public static final String ATTEMPTS = "camelody-attempts";

  /** The routing key under which it was published; a replay is read by it. */
  public static final String ROUTING_KEY = "camelody-routing-key";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetter.class);
  private static final int EXCEPTION_MAX = 500;

  private final String queue;

  public DeadLetter(String queue) {
    this.queue = queue;
  }

  /** Counts that an event is about to be tried. */
  public static void countAttempt(Exchange exchange) {
    exchange.setProperty(ATTEMPTS, 1 + exchange.getProperty(ATTEMPTS, 0, Integer.class));
  }

  @Override
  public void process(Exchange exchange) throws InvalidPayloadException {
    Message message = exchange.getMessage();
    Delivery event = message.getMandatoryBody(Delivery.class);
    Throwable failed = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    Map<String, Object> headers = new HashMap<>();
    headers.put(REASON, failed instanceof NotReadable poison ? poison.reason() : "FAILED");
    headers.put(EXCEPTION, bounded(String.valueOf(failed)));
    headers.put(FIRST_QUEUE, queue);
    headers.put(FAILED_AT, Instant.now().toString());
    headers.put(ATTEMPTS, exchange.getProperty(ATTEMPTS, 1, Integer.class));
    headers.put(ROUTING_KEY, publishedUnder(event));
    headers.put(
        RpcHeaders.TRACEPARENT,
        TraceContext.child(Headers.text(Headers.of(event.properties()), RpcHeaders.TRACEPARENT)));
    String came = event.properties().getMessageId();
    String id = came == null ? Ids.next().toString() : came;
    LOG.warn("dead letter {} in {}: {}", id, queue, headers.get(EXCEPTION));
    message.setBody(
        new OutgoingEvent(
            id, headers, ContentKind.of(event.properties()), new JsonBytes(event.body())));
  }

  /** Answers the routing key under which an event was published first. */
  static String publishedUnder(Delivery event) {
    String first =
        event.exchange().equals(Exchanges.REPLAY)
            ? Headers.text(Headers.of(event.properties()), ROUTING_KEY)
            : null;
    return first == null ? event.routingKey() : first;
  }

  private static String bounded(String text) {
    return text.length() > EXCEPTION_MAX ? text.substring(0, EXCEPTION_MAX) : text;
  }
}
