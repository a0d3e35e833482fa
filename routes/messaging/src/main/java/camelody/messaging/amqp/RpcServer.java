package camelody.messaging.amqp;

import camelody.messaging.jsonrpc.RpcReply;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a service's requests from its queue and sends their replies (Competing Consumers, Return
 * Address).
 *
 * <p>The queue is gone with its last consumer, so that {@code mandatory} tells an absent service. A
 * request is acknowledged after its reply was sent.
 */
public final class RpcServer {
  private static final Logger LOG = LoggerFactory.getLogger(RpcServer.class);

  private final EventLoop loop;
  private final Hops hops;
  private final String queue;
  private final RpcServerSettings settings;
  private final Consumer<RpcDelivery> handler;
  private final QueueConsumer requests;
  private final AtomicInteger inFlight = new AtomicInteger();

  /**
   * Makes a server; {@link #start()} lets it consume.
   *
   * @param handler is given each request on the event loop; must not block, and must call {@link
   *     #finish} once for each
   */
  public RpcServer(
      Broker broker, String service, RpcServerSettings settings, Consumer<RpcDelivery> handler) {
    this.loop = broker.loop();
    this.hops = broker.hops();
    this.settings = settings;
    this.handler = handler;
    this.queue = service + ".rpc";
    this.requests =
        new QueueConsumer(
            broker,
            queue,
            settings.prefetch(),
            channel -> {
              channel.queueDeclare(queue, settings.durable(), false, true, null);
              channel.queueBind(queue, Exchanges.RPC, service);
            },
            this::take);
  }

  public void start() {
    requests.start();
  }

  /** Stops taking requests; those taken are still to be finished. */
  public CompletableFuture<Void> stop() {
    return requests.stop();
  }

  public int inFlight() {
    return inFlight.get();
  }

  public RpcServerSettings settings() {
    return settings;
  }

  /**
   * Sends the reply, if there is one, and acknowledges; may be called on any thread. If the
   * connection was lost meanwhile, nothing is sent: the broker delivers the request again.
   */
  public void finish(RpcDelivery delivery, byte @Nullable [] reply, int resultOffset) {
    if (loop.inEventLoop()) {
      end(delivery, reply, resultOffset);
    } else {
      loop.execute(() -> end(delivery, reply, resultOffset));
    }
  }

  /** Acknowledges a request that came too late; nobody waits for its reply any more. */
  public void discard(RpcDelivery request) {
    hops.expired(queue, request.delivery());
    finish(request, null, -1);
  }

  private void take(Delivery delivery) {
    inFlight.incrementAndGet();
    hops.delivered(queue, delivery);
    handler.accept(new RpcDelivery(delivery, deadline(delivery.properties())));
  }

  private long deadline(BasicProperties properties) {
    long now = System.currentTimeMillis();
    Long asked = Headers.longInteger(Headers.of(properties), RpcHeaders.DEADLINE);
    return asked == null
        ? now + settings.deadlineDefault().toMillis()
        : Math.min(asked, now + settings.deadlineMax().toMillis());
  }

  private void end(RpcDelivery request, byte @Nullable [] reply, int resultOffset) {
    inFlight.decrementAndGet();
    Delivery delivery = request.delivery();
    if (!delivery.isHeld()) {
      return;
    }
    String replyTo = delivery.properties().getReplyTo();
    if (reply != null
        && replyTo != null
        && !replyTo.isEmpty()
        && !Topology.isKnown(replyTo)
        && hops.replying(queue, delivery, reply)) {
      reply(delivery, replyTo, reply, resultOffset);
    }
    requests.acknowledge(delivery);
  }

  private static void reply(Delivery delivery, String replyTo, byte[] reply, int resultOffset) {
    BasicProperties properties =
        new BasicProperties.Builder()
            .contentType("application/json")
            .deliveryMode(1)
            .correlationId(delivery.properties().getCorrelationId())
            .headers(resultOffset < 0 ? null : Map.of(RpcReply.RESULT_OFFSET_HEADER, resultOffset))
            .build();
    Channel channel = delivery.acknowledgements().channel();
    try {
      channel.basicPublish("", replyTo, properties, reply);
    } catch (IOException | RuntimeException lost) {
      LOG.debug("could not reply to {}: the connection is gone", replyTo);
    }
  }
}
