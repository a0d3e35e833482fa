package camelody.messaging.jsonrpc;

import org.jspecify.annotations.Nullable;

/**
 * One request or notification: {@code
 * {"jsonrpc":"2.0","id":1,"method":"catalogue.list","params":{}}}.
 *
 * @param id as it was sent, quotes included; absent in a notification
 * @param method the wire name, {@code <service>.<useCase>}
 * @param params an object or an array, as it was sent
 */
public record RpcRequest(@Nullable JsonBytes id, String method, @Nullable JsonBytes params)
    implements Envelope.Member {
  private static final byte[] HEAD = Ascii.bytes("{\"jsonrpc\":\"2.0\"");
  private static final byte[] ID = Ascii.bytes(",\"id\":");
  private static final byte[] METHOD = Ascii.bytes(",\"method\":");
  private static final byte[] PARAMS = Ascii.bytes(",\"params\":");
  private static final byte[] TAIL = Ascii.bytes("}");
  private static final JsonBytes ONE = JsonBytes.ofText("1");

  /**
   * Asks for a method of our own; inside AMQP the correlation id tells calls apart, not this id.
   */
  public static RpcRequest call(String method, Object params) {
    return new RpcRequest(ONE, method, JsonBytes.of(params));
  }

  public static RpcRequest notification(String method, Object params) {
    return new RpcRequest(null, method, JsonBytes.of(params));
  }

  public boolean isNotification() {
    return id == null;
  }

  /** Answers the text before the first dot, or nothing when there is no such text. */
  public @Nullable String service() {
    return ServiceName.of(method);
  }

  /** Writes the request as one message. */
  public byte[] toBytes() {
    JsonBytes name = JsonBytes.of(method);
    Ascii.Joiner joiner = new Ascii.Joiner().add(HEAD);
    if (id != null) {
      joiner.add(ID).add(id);
    }
    joiner.add(METHOD).add(name);
    if (params != null) {
      joiner.add(PARAMS).add(params);
    }
    return joiner.add(TAIL).toBytes();
  }
}
