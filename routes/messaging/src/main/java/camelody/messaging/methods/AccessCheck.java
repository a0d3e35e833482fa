package camelody.messaging.methods;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcFaultException;

/** Lets a caller through to a method, or not. */
final class AccessCheck {
  private AccessCheck() {}

  /**
   * Answers the caller.
   *
   * @throws RpcFaultException {@link FaultCode#UNAUTHENTICATED} without a valid token where one is
   *     needed, and for a bad token anywhere; {@link FaultCode#FORBIDDEN} for the wrong role
   */
  static Caller admit(Method method, Outcome<Caller> verified) {
    Caller caller =
        verified.fold(
            known -> known,
            error -> {
              throw RpcFault.of(error).asException();
            });
    if (method.access() != Access.ANYONE && !(caller instanceof Caller.User)) {
      throw RpcFault.of(
              FaultCode.UNAUTHENTICATED, method.name() + ": expected a login, came no token")
          .asException();
    }
    if (method.access() == Access.ADMINISTRATOR && !caller.isAdministrator()) {
      throw RpcFault.of(FaultCode.FORBIDDEN, method.name() + " is for administrators")
          .asException();
    }
    return caller;
  }
}
