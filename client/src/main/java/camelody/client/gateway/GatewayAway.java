package camelody.client.gateway;

/** Says that no gateway could be spoken to; the message says what to do about it. */
public final class GatewayAway extends RuntimeException {
  public GatewayAway(String message) {
    super(message);
  }
}
