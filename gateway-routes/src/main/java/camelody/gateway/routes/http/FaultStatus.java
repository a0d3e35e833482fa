package camelody.gateway.routes.http;

import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.RpcFault;
import java.util.Locale;

/**
 * Gives a fault of the RPC its HTTP status: the one place where that is decided. {@code POST /rpc}
 * does not come here; there a fault is an answer like any other, and the status is 200.
 */
public final class FaultStatus {
  private static final int RETRY_AFTER_SECONDS = 2;

  private FaultStatus() {}

  public static Problem problem(RpcFault fault) {
    Problem problem =
        new Problem(of(fault.kind()), name(fault.kind()), fault.code(), detail(fault), null, null);
    return isWorthRepeating(fault.kind()) ? problem.retryAfter(RETRY_AFTER_SECONDS) : problem;
  }

  /**
   * @param conditional whether the request said {@code If-Match}: what has changed since then is
   *     not a conflict but a condition that failed
   */
  static Problem problem(RpcFault fault, boolean conditional) {
    return conditional && fault.kind() == FaultCode.CONFLICT
        ? Problem.of(412, "precondition-failed", FaultCode.CONFLICT, fault.message())
        : problem(fault);
  }

  static int of(FaultCode kind) {
    return switch (kind) {
      case PARSE_ERROR, INVALID_REQUEST, INVALID_PARAMS -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT, OUTCOME_UNKNOWN -> 409;
      case RULE_VIOLATED -> 422;
      case TOO_MANY_REQUESTS -> 429;
      case INTERNAL_ERROR -> 500;
      case METHOD_NOT_FOUND -> 501;
      case BAD_REPLY -> 502;
      case SERVICE_ABSENT, UNAVAILABLE -> 503;
      case TIMEOUT -> 504;
    };
  }

  private static boolean isWorthRepeating(FaultCode kind) {
    int status = of(kind);
    return status == 429 || status == 503;
  }

  private static String name(FaultCode kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  // What an unexpected exception said is for the log of the service that threw it.
  private static String detail(RpcFault fault) {
    return fault.kind() == FaultCode.INTERNAL_ERROR ? Problem.internal().detail() : fault.message();
  }
}
