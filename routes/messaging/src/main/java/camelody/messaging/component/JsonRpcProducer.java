package camelody.messaging.component;

import camelody.messaging.amqp.RpcCall;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcReply;
import camelody.messaging.jsonrpc.RpcRequest;
import camelody.messaging.jsonrpc.RpcResult;
import camelody.messaging.tracing.TraceHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Calls a service and goes on with the route when the reply is there. The body becomes an {@link
 * RpcResult}; a fault becomes an {@link camelody.messaging.jsonrpc.RpcFaultException}.
 */
final class JsonRpcProducer extends DefaultAsyncProducer {
  private static final List<String> TRAVELLING =
      List.of(RpcHeaders.AUTHORIZATION, RpcHeaders.IDEMPOTENCY_KEY, RpcHeaders.CLIENT_ADDRESS);

  private final JsonRpcEndpoint endpoint;
  private final CallComponent.Calls calls;

  JsonRpcProducer(JsonRpcEndpoint endpoint, CallComponent.Calls calls) {
    super(endpoint);
    this.endpoint = endpoint;
    this.calls = calls;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    RpcRequest request = request(exchange.getMessage());
    String service = endpoint.isAnyService() ? request.service() : endpoint.service();
    if (service == null) {
      exchange.setException(noService().asException());
      callback.done(true);
      return true;
    }
    long deadline = deadline(exchange.getMessage());
    calls
        .caller()
        .call(
            new RpcCall(
                service,
                request,
                headers(exchange, deadline),
                deadline,
                reply -> calls.continuations().execute(() -> goOn(exchange, reply, callback))));
    return false;
  }

  private RpcRequest request(Message message) {
    Object body = message.getBody();
    String wireName = endpoint.wireName();
    if (wireName != null) {
      return RpcRequest.call(wireName, calls.bodies().params(body));
    }
    if (body instanceof RpcRequest request) {
      return request;
    }
    throw new IllegalArgumentException(
        endpoint + ": expected a method in the URI or an RpcRequest as body");
  }

  private long deadline(Message message) {
    long ours = System.currentTimeMillis() + calls.caller().settings().replyTimeout().toMillis();
    return message.getHeader(RpcHeaders.DEADLINE) instanceof Long theirs
        ? Math.min(theirs, ours)
        : ours;
  }

  private static Map<String, Object> headers(Exchange exchange, long deadline) {
    Message message = exchange.getMessage();
    Map<String, Object> headers = new HashMap<>(8);
    headers.put(RpcHeaders.DEADLINE, deadline);
    TraceHeaders.write(exchange, headers);
    for (String name : TRAVELLING) {
      Object value = message.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return headers;
  }

  private void goOn(Exchange exchange, RpcReply reply, AsyncCallback callback) {
    if (reply instanceof RpcReply.Result result) {
      exchange.getMessage().setBody(calls.bodies().result(new RpcResult(result.value())));
    } else if (reply instanceof RpcReply.Fault fault) {
      exchange.setException(fault.fault().asException());
    }
    callback.done(false);
  }

  private static RpcFault noService() {
    return RpcFault.of(
        FaultCode.METHOD_NOT_FOUND, "expected a method named <service>.<useCase>, came another");
  }

  @Override
  public @Nullable String toString() {
    return "JsonRpcProducer[" + endpoint.getEndpointUri() + "]";
  }
}
