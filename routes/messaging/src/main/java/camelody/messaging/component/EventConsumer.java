package camelody.messaging.component;

import camelody.messaging.amqp.Delivery;
import camelody.messaging.amqp.EventSubscription;
import camelody.messaging.events.Suspects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a route the events of a queue, in order, one exchange at a time.
 *
 * <p>The body is a {@link Delivery}; or, where events have queued up, a {@code List<Delivery>} of
 * up to {@code batchMax}, because a transaction for each would cost far more than the events
 * themselves. The first event after a pause is handled at once; those that follow it closely wait
 * for one another, for a moment ({@code events.batch-window-millis}). A redelivered event always
 * comes alone, and one of the {@link Suspects} when nothing else waits. Of several that failed
 * together, each is given to the route again, alone.
 */
final class EventConsumer extends BrokerConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final EventComponent component;
  private final String queue;
  private final int batchMax;
  private final EventSubscription subscription;
  private final Queue<Delivery> waiting = new ConcurrentLinkedQueue<>();
  private final Queue<Delivery> suspected = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean busy = new AtomicBoolean();

  private @Nullable ScheduledExecutorService worker;
  private volatile boolean stopping;

  EventConsumer(
      EventEndpoint endpoint,
      Processor processor,
      EventComponent component,
      String queue,
      int batchMax) {
    super(endpoint, processor);
    this.component = component;
    this.queue = queue;
    this.batchMax = batchMax;
    this.subscription =
        new EventSubscription(component.broker(), queue, component.prefetch(), this::arrived);
  }

  @Override
  protected void doStart() throws Exception {
    worker =
        getEndpoint()
            .getCamelContext()
            .getExecutorServiceManager()
            .newSingleThreadScheduledExecutor(this, queue);
    super.doStart();
  }

  @Override
  void take() {
    stopping = false;
    subscription.start();
  }

  @Override
  public int getPendingExchangesSize() {
    return busy.get() ? 1 : 0;
  }

  // What was handed over but not begun is the broker's again when the channel goes.
  @Override
  CompletableFuture<Void> cancel() {
    stopping = true;
    return subscription
        .stop()
        .whenComplete(
            (cancelled, failed) -> {
              waiting.clear();
              suspected.clear();
            });
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    if (worker != null) {
      getEndpoint().getCamelContext().getExecutorServiceManager().shutdown(worker);
    }
  }

  private void arrived(Delivery event) {
    waiting.add(event);
    if (busy.compareAndSet(false, true)) {
      again(Duration.ZERO);
    }
  }

  private void work() {
    List<Delivery> events = next();
    if (!events.isEmpty()) {
      handle(events);
      // What came alone and what fills a batch goes on at once; else others may join first.
      boolean hurry = events.get(0).redelivered() || waiting.size() >= batchMax;
      again(hurry ? Duration.ZERO : component.batchWindow());
    } else {
      busy.set(false);
      if (!waiting.isEmpty() && busy.compareAndSet(false, true)) {
        again(Duration.ZERO);
      }
    }
  }

  private void again(Duration after) {
    if (worker != null && !worker.isShutdown()) {
      worker.schedule(this::work, after.toMillis(), TimeUnit.MILLISECONDS);
    } else {
      busy.set(false);
    }
  }

  private List<Delivery> next() {
    List<Delivery> batch = new ArrayList<>();
    for (Delivery event = waiting.peek();
        event != null && batch.size() < batchMax;
        event = waiting.peek()) {
      if (!event.isHeld()) {
        waiting.poll(); // Its channel is gone; it comes again.
      } else if (!event.redelivered()) {
        batch.add(waiting.poll());
      } else if (!batch.isEmpty()) {
        return batch;
      } else if (component.suspects().include(queue, event)) {
        suspected.add(waiting.poll());
      } else {
        return List.of(waiting.poll());
      }
    }
    return batch.isEmpty() ? nextSuspect() : batch;
  }

  private List<Delivery> nextSuspect() {
    Delivery event = suspected.poll();
    while (event != null && !event.isHeld()) {
      event = suspected.poll();
    }
    return event == null ? List.of() : List.of(event);
  }

  private void handle(List<Delivery> events) {
    Exception failed = failure(events.size() == 1 ? events.get(0) : events);
    if (failed == null) {
      subscription.acknowledge(events);
    } else if (events.size() > 1 && !stopping) {
      // Most of them are innocent.
      events.forEach(event -> handle(List.of(event)));
    } else {
      LOG.warn("{} events go back to {}: {}", events.size(), queue, failed.toString());
      subscription.giveBack(events, PATIENCE);
    }
  }

  private @Nullable Exception failure(Object body) {
    Exchange exchange = createExchange(false);
    exchange.setPattern(ExchangePattern.InOnly);
    exchange.getMessage().setBody(body);
    try {
      getProcessor().process(exchange);
    } catch (Exception failed) {
      exchange.setException(failed);
    }
    Exception failed = exchange.getException();
    releaseExchange(exchange, false);
    return failed;
  }
}
