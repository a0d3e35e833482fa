package camelody.benchmarks.reference;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Turns GET into a request over the broker and POST into a confirmed event, all on one event loop.
 *
 * <p>Arguments: the broker's URI, and the port.
 */
final class ReferenceGateway extends AbstractVerticle {
  private static final String DIRECT_REPLY = "amq.rabbitmq.reply-to";
  private static final byte[] REQUEST =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"catalogue.list\",\"params\":{\"limit\":20}}"
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] EVENT =
      ("{\"jsonrpc\":\"2.0\",\"method\":\"listening.trackPlayed\",\"params\":{"
              + "\"eventId\":\"01a20776-0000-7000-8000-000000000000\","
              + "\"occurredAt\":\"2026-01-01T12:00:00.000000Z\","
              + "\"userId\":\"01a20776-0000-7000-8000-000000000001\","
              + "\"trackId\":\"01a20776-0000-7000-8000-000000000002\","
              + "\"playedAt\":\"2026-01-01T12:00:00.000000Z\"}}")
          .getBytes(StandardCharsets.UTF_8);
  private static final Buffer ACCEPTED =
      Buffer.buffer("{\"playId\":\"01a20776-0000-7000-8000-000000000000\"}");

  private final Map<String, HttpServerResponse> waiting = new HashMap<>();
  private final NavigableMap<Long, HttpServerResponse> unconfirmed = new TreeMap<>();
  private final BasicProperties.Builder request =
      new BasicProperties.Builder()
          .contentType("application/json")
          .deliveryMode(1)
          .replyTo(DIRECT_REPLY)
          .expiration("5000");
  private final BasicProperties.Builder event =
      new BasicProperties.Builder()
          .contentType("application/json")
          .deliveryMode(2)
          .messageId("01a20776-0000-7000-8000-000000000000")
          .headers(
              Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
  private final Channel rpc;
  private final Channel events;
  private final int port;
  private long calls;

  private ReferenceGateway(Connection connection, int port) throws IOException {
    this.port = port;
    this.rpc = connection.createChannel();
    rpc.basicConsume(
        DIRECT_REPLY,
        true,
        new DefaultConsumer(rpc) {
          @Override
          public void handleDelivery(
              String tag, Envelope envelope, BasicProperties properties, byte[] body) {
            HttpServerResponse response = waiting.remove(properties.getCorrelationId());
            if (response != null) {
              answer(response, 200, Buffer.buffer(body));
            }
          }
        });
    this.events = connection.createChannel();
    events.confirmSelect();
    events.addConfirmListener(this::confirmed, (tag, multiple) -> confirmed(tag, multiple));
  }

  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    Connection connection = Amqp.connect(args[0], Amqp.loop(vertx));
    vertx.deployVerticle(new ReferenceGateway(connection, Integer.parseInt(args[1])));
  }

  @Override
  public void start() {
    vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
        .requestHandler(this::handle)
        .listen();
  }

  private void handle(HttpServerRequest http) {
    if (http.method().name().equals("GET")) {
      call(http.response());
    } else {
      http.bodyHandler(body -> publish(http.response()));
    }
  }

  private void call(HttpServerResponse response) {
    String correlationId = Long.toString(++calls);
    waiting.put(correlationId, response);
    try {
      rpc.basicPublish(
          Amqp.RPC_EXCHANGE,
          Amqp.RPC_KEY,
          true,
          request.correlationId(correlationId).build(),
          REQUEST);
    } catch (IOException lost) {
      throw new IllegalStateException(lost);
    }
  }

  private void publish(HttpServerResponse response) {
    long number = events.getNextPublishSeqNo();
    unconfirmed.put(number, response);
    try {
      events.basicPublish(
          Amqp.EVENTS_EXCHANGE,
          Amqp.PLAYED_KEY,
          true,
          event.correlationId(Long.toString(number)).build(),
          EVENT);
    } catch (IOException lost) {
      throw new IllegalStateException(lost);
    }
  }

  private void confirmed(long tag, boolean multiple) {
    Map<Long, HttpServerResponse> settled =
        multiple ? unconfirmed.headMap(tag, true) : unconfirmed.subMap(tag, tag + 1);
    settled.values().forEach(response -> answer(response, 202, ACCEPTED));
    settled.clear();
  }

  private static void answer(HttpServerResponse response, int status, Buffer body) {
    response.setStatusCode(status).putHeader("Content-Type", "application/json").end(body);
  }
}
