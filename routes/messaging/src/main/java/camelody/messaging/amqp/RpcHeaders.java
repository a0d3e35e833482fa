package camelody.messaging.amqp;

/** Names the headers that travel with a request; in Camel they are message headers of this name. */
public final class RpcHeaders {
  /** Epoch milliseconds after which the request must not be executed any more. */
  public static final String DEADLINE = "camelody-deadline";

  /** What makes a repeated write the same write, up to 128 characters. */
  public static final String IDEMPOTENCY_KEY = "camelody-idempotency-key";

  /** {@code Bearer <token>}, when a user acts. */
  public static final String AUTHORIZATION = "authorization";

  /** W3C Trace Context. */
  public static final String TRACEPARENT = "traceparent";

  /** The address of the client that the gateway serves, for the bounds of login attempts. */
  public static final String CLIENT_ADDRESS = "camelody-client-address";

  /** Epoch microseconds at which a traced message left for the broker. */
  public static final String SENT_AT = "camelody-sent-at";

  /** The span, 16 hex digits, in which a traced message was sent. */
  public static final String PARENT_SPAN = "camelody-parent-span";

  /** {@code true} on the copies that a Wire Tap made of traced messages. */
  public static final String TAPPED = "camelody-tapped";

  private RpcHeaders() {}
}
