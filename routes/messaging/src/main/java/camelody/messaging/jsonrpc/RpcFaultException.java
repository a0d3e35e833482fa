package camelody.messaging.jsonrpc;

/** Carries a fault through a route. It is an answer, not a bug, so it has no stack trace. */
public final class RpcFaultException extends RuntimeException {
  private final transient RpcFault fault;

  public RpcFaultException(RpcFault fault) {
    super(fault.kind() + ": " + fault.message(), null, false, false);
    this.fault = fault;
  }

  public RpcFault fault() {
    return fault;
  }
}
