package camelody.messaging.component;

/** Names the properties of an exchange that stands for a request. */
public final class RpcExchange {
  /** Whether the broker has delivered the request before: {@link Boolean}. */
  public static final String REDELIVERED = "camelody.redelivered";

  /** The method, once it was found in the table: {@link String}. */
  public static final String METHOD = "camelody.method";

  private RpcExchange() {}
}
