package camelody.messaging.component;

import camelody.messaging.amqp.RpcCaller;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** Makes {@code to("jsonrpc:…")} and nothing else: who has it calls services, and is none. */
public final class CallComponent extends DefaultComponent {
  private final Calls calls;

  /**
   * How calls are made.
   *
   * @param continuations run what follows a call in a route
   */
  record Calls(RpcCaller caller, Executor continuations, CallBodies bodies) {}

  /**
   * Makes the component.
   *
   * @param continuations run what follows a call in a route
   */
  public CallComponent(RpcCaller caller, Executor continuations, CallBodies bodies) {
    this.calls = new Calls(caller, continuations, bodies);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String service, Map<String, Object> parameters) {
    @Nullable String method = getAndRemoveParameter(parameters, "method", String.class);
    return new JsonRpcEndpoint(uri, this, service, method, calls, null);
  }
}
