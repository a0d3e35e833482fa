package camelody.messaging.events;

import camelody.messaging.amqp.ContentKind;
import camelody.messaging.amqp.Delivery;
import camelody.messaging.amqp.Exchanges;
import camelody.messaging.amqp.Headers;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.jsonrpc.Envelope;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.RpcRequest;
import camelody.messaging.tracing.TraceContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An event as it came from the broker, checked: a JSON-RPC notification, whose method fits its
 * routing key, with an id and a time.
 */
record IncomingEvent(
    String routingKey, String method, String id, ObjectNode params, String traceparent) {
  /** How large an event may be, in bytes. */
  private static final int SIZE_MAX = 1024 * 1024;

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
    ObjectNode params = params(request);
    return new IncomingEvent(
        routingKey,
        request.method(),
        id(params),
        params,
        TraceContext.child(Headers.text(Headers.of(message.properties()), RpcHeaders.TRACEPARENT)));
  }

  /** Answers the event as its reader wants it (Tolerant Reader). */
  Object as(Class<?> type) {
    ObjectNode members = params.deepCopy();
    members.put("routingKey", routingKey);
    members.put("method", method);
    members.set("params", params);
    try {
      return Json.MAPPER.treeToValue(members, type);
    } catch (JsonProcessingException otherShape) {
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

  private static ObjectNode params(RpcRequest request) {
    try {
      JsonNode params =
          request.params() == null ? null : Json.MAPPER.readTree(request.params().toBytes());
      if (params instanceof ObjectNode object) {
        return object;
      }
    } catch (java.io.IOException broken) {
      throw notReadable("expected params that are an object");
    }
    throw notReadable("expected params that are an object");
  }

  private static String id(ObjectNode params) {
    String id = params.path("eventId").asText("");
    if (id.length() != 36 || !params.path("occurredAt").isTextual()) {
      throw notReadable("expected params with eventId (UUID) and occurredAt");
    }
    return id;
  }

  private static NotReadable notReadable(String message) {
    return new NotReadable("NOT_READABLE", message);
  }
}
