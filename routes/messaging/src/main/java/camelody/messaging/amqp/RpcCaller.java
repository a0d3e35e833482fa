package camelody.messaging.amqp;

import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcReply;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.Return;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests and gives each its reply (Request-Reply, Correlation Identifier): one reply queue
 * for the whole process, no thread waits.
 *
 * <pre>
 *   call ──▶ camelody.rpc ──▶ catalogue.rpc        pending: 7f3a·1 → answer, timeout
 *                └─ returned: nobody is bound               7f3a·2 → answer, timeout
 *   answer ◀── our reply queue ◀── reply, same correlation id
 * </pre>
 *
 * <p>Every call is answered once: by its reply, by the broker's return ({@link
 * FaultCode#SERVICE_ABSENT}), at its deadline ({@link FaultCode#TIMEOUT}), or at once when the
 * connection goes or the service's circuit is open ({@link FaultCode#UNAVAILABLE}).
 */
public final class RpcCaller implements ConnectionListener {
  private static final String REPLY_TO_ITSELF = "";

  private final Broker broker;
  private final EventLoop loop;
  private final Supplier<@Nullable String> blocked;
  private final RpcSettings settings;
  private final Circuits circuits;
  private final Hops hops;
  private final CorrelationIds correlationIds = new CorrelationIds();
  private final Map<String, Pending> pending = new HashMap<>();

  private @Nullable Session session;

  private record Session(Channel channel, String replyQueue, BrokerDialect dialect) {}

  private record Pending(
      RpcCall call, CircuitBreaker circuit, long startNanos, ScheduledFuture<?> timeout) {}

  public RpcCaller(Broker broker, RpcSettings settings) {
    this.broker = broker;
    this.loop = broker.loop();
    this.blocked = broker::blocked;
    this.settings = settings;
    this.circuits = new Circuits(settings);
    this.hops = broker.hops();
    broker.listen(this);
  }

  public RpcSettings settings() {
    return settings;
  }

  /** Sends a request; may be called on any thread. */
  public void call(RpcCall call) {
    if (loop.inEventLoop()) {
      send(call);
    } else {
      loop.execute(() -> send(call));
    }
  }

  @Override
  public void connected(Connection connection, BrokerDialect dialect) throws IOException {
    Channel channel = broker.openLasting(connection, "calling");
    String queue = channel.queueDeclare(REPLY_TO_ITSELF, false, true, true, null).getQueue();
    channel.addReturnListener(this::returned);
    channel.basicConsume(queue, true, new Replies(channel));
    Session opened = new Session(channel, queue, dialect);
    loop.execute(() -> session = opened);
  }

  @Override
  public void disconnected() {
    session = null;
    // Answering may start new calls, so the table is emptied first.
    Map<String, Pending> lost = new HashMap<>(pending);
    pending.clear();
    lost.values().forEach(call -> abandon(call, "the connection to the broker was lost"));
  }

  private void send(RpcCall call) {
    Session current = session;
    String refusal = refusal(current);
    if (current == null || refusal != null) {
      giveUp(call, FaultCode.UNAVAILABLE, String.valueOf(refusal));
      return;
    }
    CircuitBreaker circuit = circuits.of(call.service());
    long remainingMillis = call.deadlineMillis() - System.currentTimeMillis();
    if (remainingMillis <= 0) {
      timeOut(call);
    } else if (!circuit.tryAcquirePermission()) {
      giveUp(
          call,
          FaultCode.UNAVAILABLE,
          call.service() + " stopped answering and is left alone for a moment (circuit open)");
    } else if (call.request().isNotification()) {
      publish(current, call, null, remainingMillis);
      circuit.releasePermission();
      call.answer().accept(RpcReply.result(RpcReply.NULL_ID));
    } else {
      String correlationId = correlationIds.next();
      ScheduledFuture<?> timer =
          loop.schedule(() -> expire(correlationId), remainingMillis, TimeUnit.MILLISECONDS);
      pending.put(correlationId, new Pending(call, circuit, System.nanoTime(), timer));
      publish(current, call, correlationId, remainingMillis);
    }
  }

  private @Nullable String refusal(@Nullable Session current) {
    if (current == null) {
      return "the broker is away";
    }
    if (blocked.get() != null) {
      return "the broker takes no messages at present";
    }
    return pending.size() < settings.pendingMax()
        ? null
        : "expected at most " + settings.pendingMax() + " calls waiting for replies";
  }

  private void publish(
      Session session, RpcCall call, @Nullable String correlationId, long remainingMillis) {
    BasicProperties properties =
        new BasicProperties.Builder()
            .contentType("application/json")
            .deliveryMode(1)
            .correlationId(correlationId)
            .replyTo(correlationId == null ? null : session.replyQueue())
            .expiration(session.dialect().expiration(remainingMillis))
            .headers(hops.calling(call))
            .build();
    try {
      session
          .channel()
          .basicPublish(
              Exchanges.RPC,
              call.service(),
              correlationId != null,
              properties,
              call.request().toBytes());
    } catch (IOException | RuntimeException lost) {
      Pending mine = pending.remove(correlationId);
      if (mine != null) {
        mine.timeout().cancel(false);
        abandon(mine, "the connection to the broker was lost");
      }
    }
  }

  private void received(@Nullable String correlationId, Map<String, Object> headers, byte[] body) {
    Pending mine = pending.remove(correlationId);
    if (mine == null) {
      return; // Too late, or nobody asked.
    }
    mine.timeout().cancel(false);
    long elapsedNanos = System.nanoTime() - mine.startNanos();
    mine.circuit().onSuccess(elapsedNanos, TimeUnit.NANOSECONDS);
    JsonBytes id = mine.call().request().id();
    int offset = Headers.integer(headers, RpcReply.RESULT_OFFSET_HEADER, -1);
    RpcReply reply = RpcReply.read(body, id == null ? RpcReply.NULL_ID : id, offset);
    hops.replyReceived(mine.call(), reply, elapsedNanos);
    mine.call().answer().accept(reply);
  }

  private void returned(Return message) {
    Pending mine = pending.remove(message.getProperties().getCorrelationId());
    if (mine != null) {
      mine.timeout().cancel(false);
      mine.circuit().releasePermission();
      giveUp(
          mine.call(),
          FaultCode.SERVICE_ABSENT,
          "no service is bound as '" + mine.call().service() + "' at present");
    }
  }

  private void expire(String correlationId) {
    Pending mine = pending.remove(correlationId);
    if (mine != null) {
      TimeoutException silence = new TimeoutException();
      mine.circuit().onError(System.nanoTime() - mine.startNanos(), TimeUnit.NANOSECONDS, silence);
      timeOut(mine.call());
    }
  }

  private void abandon(Pending call, String why) {
    call.timeout().cancel(false);
    call.circuit().releasePermission();
    giveUp(call.call(), FaultCode.UNAVAILABLE, why);
  }

  private void timeOut(RpcCall call) {
    giveUp(call, FaultCode.TIMEOUT, call.service() + " sent no reply before the deadline");
  }

  private void giveUp(RpcCall call, FaultCode kind, String why) {
    RpcFault instead = RpcFault.of(kind, why);
    hops.unanswered(call, instead);
    call.answer().accept(RpcReply.fault(instead));
  }

  private final class Replies extends DefaultConsumer {
    Replies(Channel channel) {
      super(channel);
    }

    @Override
    public void handleDelivery(
        String tag, Envelope envelope, BasicProperties properties, byte[] body) {
      received(properties.getCorrelationId(), Headers.of(properties), body);
    }
  }
}
