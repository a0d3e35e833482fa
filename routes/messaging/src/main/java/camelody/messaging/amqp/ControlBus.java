package camelody.messaging.amqp;

import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcReply;
import camelody.messaging.jsonrpc.RpcRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every process something, or asks all of them (Control Bus): a fanout exchange, one
 * exclusive queue per process.
 *
 * <pre>
 *   ask("control.ping") ──▶ camelody.control ──▶ every process's queue
 *   list of answers  ◀── what came back to our queue within the window
 * </pre>
 */
public final class ControlBus implements ConnectionListener {
  private static final Logger LOG = LoggerFactory.getLogger(ControlBus.class);

  private final Broker broker;
  private final EventLoop loop;
  private final Map<String, Function<JsonNode, @Nullable Object>> handlers =
      new ConcurrentHashMap<>();
  private final Map<String, List<JsonNode>> asked = new HashMap<>();
  private final CorrelationIds correlationIds = new CorrelationIds();

  private @Nullable Session session;

  private record Session(Channel channel, String queue) {}

  public ControlBus(Broker broker) {
    this.broker = broker;
    this.loop = broker.loop();
    broker.listen(this);
  }

  /** Hears a broadcast; called on the event loop, so it must not block. */
  public void on(String method, Consumer<JsonNode> handler) {
    answer(
        method,
        params -> {
          handler.accept(params);
          return null;
        });
  }

  /** Answers a question; called on the event loop, so it must not block. */
  public void answer(String method, Function<JsonNode, @Nullable Object> handler) {
    handlers.put(method, handler);
  }

  /** Tells every process, this one included; lost, if the broker is away: poll what matters. */
  public void broadcast(String method, Object params) {
    byte[] body = RpcRequest.notification(method, params).toBytes();
    loop.execute(() -> publish(Exchanges.CONTROL, "", new BasicProperties(), body));
  }

  /** Asks every process and answers, after the window, what has come by then. */
  public CompletableFuture<List<JsonNode>> ask(String method, Object params, Duration window) {
    CompletableFuture<List<JsonNode>> answers = new CompletableFuture<>();
    byte[] body = RpcRequest.call(method, params).toBytes();
    loop.execute(() -> ask(body, window, answers));
    return answers;
  }

  @Override
  public void connected(Connection connection, BrokerDialect dialect) throws IOException {
    Channel channel = broker.openLasting(connection, "the control bus");
    String queue = channel.queueDeclare("", false, true, true, null).getQueue();
    channel.queueBind(queue, Exchanges.CONTROL, "");
    channel.basicConsume(queue, true, new Messages(channel));
    Session opened = new Session(channel, queue);
    loop.execute(() -> session = opened);
  }

  @Override
  public void disconnected() {
    session = null;
  }

  private void ask(byte[] body, Duration window, CompletableFuture<List<JsonNode>> answers) {
    Session current = session;
    if (current == null) {
      answers.completeExceptionally(new IOException("the broker is away"));
      return;
    }
    String correlationId = correlationIds.next();
    asked.put(correlationId, new ArrayList<>());
    BasicProperties properties =
        new BasicProperties.Builder().correlationId(correlationId).replyTo(current.queue()).build();
    publish(Exchanges.CONTROL, "", properties, body);
    loop.schedule(
        () -> answers.complete(asked.remove(correlationId)),
        window.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void publish(String exchange, String key, BasicProperties properties, byte[] body) {
    Session current = session;
    if (current == null) {
      return;
    }
    try {
      current
          .channel()
          .basicPublish(
              exchange, key, properties.builder().contentType("application/json").build(), body);
    } catch (IOException | RuntimeException lost) {
      LOG.debug("could not publish to {}: the connection is gone", exchange);
    }
  }

  private void received(BasicProperties properties, byte[] body) {
    String correlationId = properties.getCorrelationId();
    List<JsonNode> answers = correlationId == null ? null : asked.get(correlationId);
    if (answers != null && !isRequest(body)) {
      collect(answers, body);
    } else if (camelody.messaging.jsonrpc.Envelope.read(body)
            instanceof camelody.messaging.jsonrpc.Envelope.Single single
        && single.member() instanceof RpcRequest request) {
      handle(request, properties);
    }
  }

  private static boolean isRequest(byte[] body) {
    return camelody.messaging.jsonrpc.Envelope.read(body)
            instanceof camelody.messaging.jsonrpc.Envelope.Single single
        && single.member() instanceof RpcRequest;
  }

  private static void collect(List<JsonNode> answers, byte[] body) {
    try {
      JsonNode result = Json.MAPPER.readTree(body).path("result");
      if (!result.isMissingNode()) {
        answers.add(result);
      }
    } catch (IOException broken) {
      LOG.debug("an answer on the control bus is not JSON");
    }
  }

  private void handle(RpcRequest request, BasicProperties properties) {
    Function<JsonNode, @Nullable Object> handler = handlers.get(request.method());
    if (handler == null) {
      return;
    }
    try {
      JsonBytes params = request.params();
      Object answer =
          handler.apply(Json.MAPPER.readTree(params == null ? "{}" : params.toString()));
      String replyTo = properties.getReplyTo();
      if (answer != null && replyTo != null && !Topology.isKnown(replyTo)) {
        publish(
            "",
            replyTo,
            new BasicProperties.Builder().correlationId(properties.getCorrelationId()).build(),
            RpcReply.result(JsonBytes.of(answer)).toBytes(request.id()));
      }
    } catch (IOException | RuntimeException failed) {
      LOG.warn("{} failed", request.method(), failed);
    }
  }

  private final class Messages extends DefaultConsumer {
    Messages(Channel channel) {
      super(channel);
    }

    @Override
    public void handleDelivery(
        String tag, Envelope envelope, BasicProperties properties, byte[] body) {
      received(properties, body);
    }
  }
}
