package camelody.messaging.methods;

import camelody.messaging.amqp.RpcCall;
import camelody.messaging.amqp.RpcCaller;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.jsonrpc.RpcReply;
import camelody.messaging.jsonrpc.RpcRequest;
import camelody.messaging.jsonrpc.RpcResult;
import camelody.messaging.tracing.TraceContext;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.MDC;

/** Calls a method from outside a route; in a route, use {@code to("jsonrpc:…")}. */
public final class RpcClient {
  private final RpcCaller caller;

  public RpcClient(RpcCaller caller) {
    this.caller = caller;
  }

  /**
   * Calls a method.
   *
   * @param method the wire name, such as {@code users.keys}
   * @return completes on the event loop, so what follows must not block; fails with {@link
   *     camelody.messaging.jsonrpc.RpcFaultException}
   */
  public CompletableFuture<RpcResult> call(String method, Object params) {
    RpcRequest request = RpcRequest.call(method, params);
    String service = request.service();
    if (service == null) {
      throw new IllegalArgumentException("expected <service>.<useCase>, came " + method);
    }
    long deadline = System.currentTimeMillis() + caller.settings().replyTimeout().toMillis();
    CompletableFuture<RpcResult> result = new CompletableFuture<>();
    caller.call(
        new RpcCall(
            service,
            request,
            Map.of(
                RpcHeaders.DEADLINE,
                deadline,
                RpcHeaders.TRACEPARENT,
                TraceContext.child(MDC.get(TraceContext.MDC_TRACEPARENT))),
            deadline,
            reply -> complete(result, reply)));
    return result;
  }

  private static void complete(CompletableFuture<RpcResult> result, RpcReply reply) {
    if (reply instanceof RpcReply.Result success) {
      result.complete(new RpcResult(success.value()));
    } else if (reply instanceof RpcReply.Fault refused) {
      result.completeExceptionally(refused.fault().asException());
    }
  }
}
