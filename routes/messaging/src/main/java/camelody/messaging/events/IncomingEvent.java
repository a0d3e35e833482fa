package camelody.messaging.events;

import camelody.messaging.amqp.ContentKind;
import camelody.messaging.amqp.Delivery;
import camelody.messaging.amqp.Exchanges;
import camelody.messaging.amqp.Headers;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.jsonrpc.Envelope;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcRequest;
import camelody.messaging.tracing.TraceContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came from the broker, checked: a JSON-RPC notification, whose method fits its
 * routing key, with an id and a time.
 */
record IncomingEvent(
    String routingKey, String method, String id, JsonBytes params, String traceparent) {
  /** How large an event may be, in bytes. */
  private static final int SIZE_MAX = 1024 * 1024;

  private static final int UUID_LENGTH = 36;

  /** What every event has. */
  private record Head(@Nullable JsonNode eventId, @Nullable JsonNode occurredAt) {}

  /**
   * Reads a message.
   *
   * @throws NotReadable if it is no event, or did not come through an exchange of ours
   */
  static IncomingEvent read(Delivery message) {
    byte[] body = message.body();
    if (body.length == 0 || body.length > SIZE_MAX) {
      throw notReadable("expected 1 to " + SIZE_MAX + " bytes of JSON");
    }
    ContentKind kind = ContentKind.of(message.properties());
    if (!kind.isPlain() || !kind.isJson()) {
      throw notReadable("expected application/json without a content encoding");
    }
    String routingKey = routingKey(message);
    if (!(Envelope.read(body) instanceof Envelope.Single single)
        || !(single.member() instanceof RpcRequest request)
        || !request.isNotification()) {
      throw notReadable("expected a JSON-RPC 2.0 notification in UTF-8");
    }
    if (!request.method().equals(EventNames.method(routingKey))) {
      throw notReadable(
          "expected the method " + EventNames.method(routingKey) + " under " + routingKey);
    }
    JsonBytes params = request.params();
    if (params == null) {
      throw notReadable("expected params that are an object");
    }
    return new IncomingEvent(
        routingKey,
        request.method(),
        id(params),
        params,
        TraceContext.child(Headers.text(Headers.of(message.properties()), RpcHeaders.TRACEPARENT)));
  }

  /** Answers the params as their reader wants them (Tolerant Reader). */
  Object as(Class<?> type) {
    try {
      return Json.MAPPER.readValue(params.array(), params.offset(), params.length(), type);
    } catch (IOException otherShape) {
      throw notReadable("expected other params for " + method);
    }
  }

  /**
   * Answers {@code method} and {@code params} beside what every event has, for any event's reader.
   */
  Object asAnyEvent(Class<?> type) {
    try {
      JsonNode tree = Json.MAPPER.readTree(params.array(), params.offset(), params.length());
      ObjectNode members = Json.MAPPER.createObjectNode();
      members.put("method", method);
      members.set("eventId", tree.path("eventId"));
      members.set("occurredAt", tree.path("occurredAt"));
      members.set("params", tree);
      return Json.MAPPER.treeToValue(members, type);
    } catch (IOException otherShape) {
      throw notReadable("expected other params for " + method);
    }
  }

  // Permissions on the broker say who may publish here; the default exchange would go round them.
  private static String routingKey(Delivery message) {
    if (message.exchange().equals(Exchanges.EVENTS)
        || message.exchange().equals(Exchanges.REPLAY)) {
      return DeadLetter.publishedUnder(message);
    }
    throw new NotReadable(
        "WRONG_EXCHANGE",
        "expected an event through " + Exchanges.EVENTS + ", came by another way");
  }

  private static String id(JsonBytes params) {
    Head head = head(params);
    if (head.eventId() == null
        || head.eventId().asText().length() != UUID_LENGTH
        || head.occurredAt() == null
        || !head.occurredAt().isTextual()) {
      throw notReadable("expected params with eventId (UUID) and occurredAt");
    }
    return head.eventId().asText();
  }

  private static Head head(JsonBytes params) {
    try {
      return Json.MAPPER.readValue(params.array(), params.offset(), params.length(), Head.class);
    } catch (IOException broken) {
      throw notReadable("expected params that are an object");
    }
  }

  private static NotReadable notReadable(String message) {
    return new NotReadable("NOT_READABLE", message);
  }
}
