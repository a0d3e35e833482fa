package camelody.messaging.teaching;

import camelody.kernel.Outcome;
import camelody.messaging.amqp.Delivery;
import camelody.messaging.events.OutgoingEvent;
import camelody.messaging.jsonrpc.Envelope;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcRequest;
import camelody.messaging.jsonrpc.RpcResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of a message's body as much as its preview needs, where the message is: a few kilobytes, or
 * a record, which nobody changes any more.
 */
final class Bodies {
  static final int BYTES_MAX = 4 * 1024;
  private static final int ITEMS_MAX = 3;

  private volatile UnaryOperator<Object> unwrap = body -> body;

  /**
   * Asks this what is inside of bodies that only one bundle knows; others it answers as they are.
   */
  void unwrapping(UnaryOperator<Object> inside) {
    unwrap = inside;
  }

  /** Keeps the beginning of a message as it is on the wire. */
  static Head head(byte[] message) {
    return head(message, 0, message.length);
  }

  @Nullable Object keep(@Nullable Object given) {
    Object body = given == null ? null : unwrap.apply(given);
    if (body instanceof byte[] bytes) {
      return head(bytes, 0, bytes.length);
    }
    if (body instanceof JsonBytes json) {
      return head(json.array(), json.offset(), json.length());
    }
    if (body instanceof Delivery delivery) {
      return keep(delivery.body());
    }
    if (body instanceof OutgoingEvent event) {
      return keep(event.body());
    }
    if (body instanceof RpcResult result) {
      return member("result", result.json());
    }
    if (body instanceof RpcFault fault) {
      return member("error", JsonBytes.of(fault));
    }
    if (body instanceof RpcRequest request) {
      return request(request);
    }
    if (body instanceof Envelope.Single single) {
      return keep(single.member());
    }
    if (body instanceof Envelope.Batch batch) {
      return keep(batch.members());
    }
    if (body instanceof Outcome<?> outcome) {
      return outcome.fold(
          value -> member("result", value), error -> member("error", RpcFault.of(error)));
    }
    if (body instanceof List<?> list) {
      return list.stream().limit(ITEMS_MAX).map(this::keep).filter(Objects::nonNull).toList();
    }
    return body instanceof Record || body instanceof Map ? body : null;
  }

  private Map<String, Object> request(RpcRequest request) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("method", request.method());
    JsonBytes params = request.params();
    if (params != null) {
      members.put("params", head(params.array(), params.offset(), params.length()));
    }
    return members;
  }

  private Map<String, Object> member(String name, @Nullable Object value) {
    Object kept = value == null ? null : keep(value);
    return kept == null ? Map.of() : Map.of(name, kept);
  }

  private static Head head(byte[] bytes, int offset, int length) {
    int kept = Math.min(length, BYTES_MAX);
    return new Head(Arrays.copyOfRange(bytes, offset, offset + kept));
  }

  /** The beginning of a JSON text, whole if it is short. */
  static final class Head {
    private final byte[] bytes;

    Head(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }
}
