package camelody.messaging.jsonrpc;

import camelody.kernel.ErrorKind;

/**
 * Names every way in which a call fails, with its code on the wire.
 *
 * <p>JSON-RPC 2.0 §5.1 keeps -32768 to -32000, of which servers may use -32099 to -32000; the
 * services' own refusals start at 1001.
 */
public enum FaultCode {
  PARSE_ERROR(-32700),
  INVALID_REQUEST(-32600),
  /** The service is there, and has no such method. */
  METHOD_NOT_FOUND(-32601),
  /** No service is bound under that name: the broker returned the request (mandatory). */
  SERVICE_ABSENT(-32601),
  INVALID_PARAMS(-32602),
  INTERNAL_ERROR(-32603),
  /** No reply before the deadline. */
  TIMEOUT(-32001),
  /** The broker is away, or the service's circuit is open. */
  UNAVAILABLE(-32002),
  /** The reply is not JSON-RPC. */
  BAD_REPLY(-32003),
  /** A write was delivered before, and nobody knows whether it was applied. */
  OUTCOME_UNKNOWN(-32004),
  TOO_MANY_REQUESTS(-32005),
  UNAUTHENTICATED(1001),
  FORBIDDEN(1002),
  NOT_FOUND(1003),
  CONFLICT(1004),
  RULE_VIOLATED(1005);

  private final int code;

  FaultCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** Gives a service's refusal its code. */
  public static FaultCode of(ErrorKind kind) {
    return switch (kind) {
      case INVALID_ARGUMENT -> INVALID_PARAMS;
      case UNAUTHENTICATED -> UNAUTHENTICATED;
      case FORBIDDEN -> FORBIDDEN;
      case NOT_FOUND -> NOT_FOUND;
      case CONFLICT -> CONFLICT;
      case RULE_VIOLATED -> RULE_VIOLATED;
      case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS;
    };
  }

  /** Names a code that came over the wire; one of another service's own counts as internal. */
  static FaultCode named(int code) {
    for (FaultCode known : values()) {
      if (known.code == code) {
        return known;
      }
    }
    return INTERNAL_ERROR;
  }
}
