package camelody.messaging.amqp;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Takes the events of one of the {@linkplain Topology#EVENT_QUEUES durable queues} (Durable
 * Subscriber). An event is acknowledged when it has been handled, or lies safe among the dead
 * letters; else it is given back.
 */
public final class EventSubscription {
  private final EventLoop loop;
  private final QueueConsumer events;

  /**
   * Makes a subscription; {@link #start()} lets it consume.
   *
   * @param prefetch how many events it may hold unfinished
   * @param handler is given each event on the event loop, in the queue's order; must not block
   */
  public EventSubscription(Broker broker, String queue, int prefetch, Consumer<Delivery> handler) {
    this.loop = broker.loop();
    // The topology is declared with every connection.
    Hops hops = broker.hops();
    this.events =
        new QueueConsumer(
            broker,
            queue,
            prefetch,
            channel -> {},
            event -> {
              hops.delivered(queue, event);
              handler.accept(event);
            });
  }

  public void start() {
    events.start();
  }

  /** Takes no more events; those taken are still to be finished. */
  public CompletableFuture<Void> stop() {
    return events.stop();
  }

  /** Finishes events; may be called on any thread. Of those of a lost connection, nothing is. */
  public void acknowledge(List<Delivery> handled) {
    loop.execute(() -> handled.forEach(events::acknowledge));
  }

  /** Gives events back after a while; they come again, here or elsewhere, as redelivered. */
  public void giveBack(List<Delivery> unhandled, Duration after) {
    unhandled.forEach(event -> events.giveBack(event, after));
  }
}
