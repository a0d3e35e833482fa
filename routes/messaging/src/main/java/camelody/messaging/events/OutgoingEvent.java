package camelody.messaging.events;

import camelody.kernel.ports.EventOutbox.PendingEvent;
import camelody.messaging.amqp.ContentKind;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * An event ready to be published: a JSON-RPC notification whose params carry {@code eventId},
 * {@code occurredAt} and the data.
 *
 * @param messageId the event's id; publishing again under the same id is safe
 * @param kind JSON; a dead letter's is what it came with, for it may be no event at all
 */
public record OutgoingEvent(
    String messageId, Map<String, Object> headers, ContentKind kind, JsonBytes body) {

  public OutgoingEvent(String messageId, Map<String, Object> headers, JsonBytes body) {
    this(messageId, headers, ContentKind.JSON, body);
  }

  /**
   * Writes an event.
   *
   * @param data an object with the members {@code eventId} (UUID) and {@code occurredAt} (RFC 3339)
   * @throws IllegalArgumentException if it lacks one of them
   */
  public static OutgoingEvent of(String routingKey, Object data, String traceparent) {
    return of(routingKey, data, Map.of(RpcHeaders.TRACEPARENT, traceparent));
  }

  /** Writes an event with headers of its own. */
  public static OutgoingEvent of(String routingKey, Object data, Map<String, Object> headers) {
    JsonNode params = Json.MAPPER.valueToTree(data);
    JsonNode eventId = params.path("eventId");
    if (!eventId.isTextual() || !params.path("occurredAt").isTextual()) {
      throw new IllegalArgumentException(
          routingKey + ": expected an event with eventId and occurredAt");
    }
    return new OutgoingEvent(
        eventId.textValue(),
        headers,
        new JsonBytes(RpcRequest.notification(EventNames.method(routingKey), params).toBytes()));
  }

  /** Writes an event that waited in an outbox. */
  public static OutgoingEvent of(PendingEvent pending, String traceparent) {
    try {
      ObjectNode params = Json.MAPPER.createObjectNode();
      params.put("eventId", pending.eventId().toString());
      params.put("occurredAt", pending.occurredAt().toString());
      params.setAll((ObjectNode) Json.MAPPER.readTree(pending.data()));
      return of(pending.routingKey(), params, traceparent);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the outbox holds something that is not JSON", impossible);
    }
  }
}
