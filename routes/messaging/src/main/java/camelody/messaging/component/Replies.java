package camelody.messaging.component;

import camelody.kernel.Outcome;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcReply;
import camelody.messaging.jsonrpc.RpcResult;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a route left on its exchange into a reply. */
final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

  private Replies() {}

  static RpcReply of(Exchange exchange) {
    if (exchange.getException() != null) {
      // The route configuration answers failures; one that gets past it is a bug of ours.
      LOG.error("a request failed past its route configuration", exchange.getException());
      return internalError();
    }
    try {
      return of(exchange.getMessage().getBody());
    } catch (RuntimeException unwritable) {
      LOG.error("cannot write the result", unwritable);
      return internalError();
    }
  }

  private static RpcReply of(@Nullable Object body) {
    if (body instanceof Outcome<?> outcome) {
      return outcome.fold(Replies::result, error -> RpcReply.fault(RpcFault.of(error)));
    }
    if (body instanceof RpcFault fault) {
      return RpcReply.fault(fault);
    }
    return result(body instanceof RpcResult result ? result.json() : body);
  }

  private static RpcReply result(@Nullable Object value) {
    return RpcReply.result(value == null ? RpcReply.NULL_ID : JsonBytes.of(value));
  }

  private static RpcReply internalError() {
    return RpcReply.fault(FaultCode.INTERNAL_ERROR, "internal error; the log has it by trace id");
  }
}
