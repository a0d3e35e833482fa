package camelody.gateway.routes;

import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcReply;
import camelody.messaging.jsonrpc.RpcRequest;
import camelody.messaging.jsonrpc.RpcResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** Stands for {@code jsonrpc:}: answers each method as the test says, or never. */
final class StubServices extends DefaultComponent {
  /** A call as a service would see it. */
  record Call(String method, String params, Map<String, Object> headers) {}

  final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Call, RpcReply>> methods = new ConcurrentHashMap<>();

  StubServices answering(String method, String json) {
    return answering(method, call -> RpcReply.result(JsonBytes.ofText(json)));
  }

  StubServices refusing(String method, FaultCode kind, String message) {
    return answering(method, call -> RpcReply.fault(kind, message));
  }

  StubServices answering(String method, Function<Call, RpcReply> answer) {
    methods.put(method, answer);
    return this;
  }

  /** Answers nothing, ever, as a stopped service does until the deadline. */
  StubServices silent(String method) {
    return answering(method, call -> null);
  }

  Call lastCall() {
    return calls.get(calls.size() - 1);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String service, Map<String, Object> parameters) {
    String method = getAndRemoveParameter(parameters, "method", String.class);
    return new DefaultEndpoint(uri, this) {
      @Override
      public Producer createProducer() {
        return new Calling(this, method == null ? null : service + "." + method);
      }

      @Override
      public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private final class Calling extends DefaultAsyncProducer {
    private final String wireName;

    Calling(Endpoint endpoint, String wireName) {
      super(endpoint);
      this.wireName = wireName;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      Object body = exchange.getMessage().getBody();
      RpcRequest request = wireName == null ? (RpcRequest) body : RpcRequest.call(wireName, body);
      Call call =
          new Call(
              request.method(),
              String.valueOf(request.params()),
              Map.copyOf(exchange.getMessage().getHeaders()));
      calls.add(call);
      RpcReply reply =
          methods
              .getOrDefault(
                  request.method(),
                  any -> RpcReply.fault(FaultCode.SERVICE_ABSENT, "no service is bound"))
              .apply(call);
      if (reply instanceof RpcReply.Result result) {
        exchange.getMessage().setBody(new RpcResult(result.value()));
      } else if (reply instanceof RpcReply.Fault fault) {
        RpcFault refused = fault.fault();
        exchange.setException(refused.asException());
      } else {
        return false;
      }
      callback.done(true);
      return true;
    }
  }
}
