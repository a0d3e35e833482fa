package camelody.gateway.routes.taps;

import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.events.OutgoingEvent;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/**
 * An event as it lies in the spool: {@code {"eventId":"…","traceparent":"…","body":{…}}}.
 *
 * @param body the JSON-RPC notification, as text
 */
record SpooledEvent(UUID eventId, String traceparent, @JsonRawValue String body) {

  static SpooledEvent of(OutgoingEvent event) {
    return new SpooledEvent(
        UUID.fromString(event.messageId()),
        String.valueOf(event.headers().get(RpcHeaders.TRACEPARENT)),
        event.body().toString());
  }

  static SpooledEvent read(byte[] file) throws IOException {
    JsonNode tree = Json.MAPPER.readTree(file);
    return new SpooledEvent(
        UUID.fromString(tree.path("eventId").asText()),
        tree.path("traceparent").asText(),
        tree.path("body").toString());
  }

  OutgoingEvent event() {
    return new OutgoingEvent(
        eventId.toString(), Map.of(RpcHeaders.TRACEPARENT, traceparent), JsonBytes.ofText(body));
  }
}
