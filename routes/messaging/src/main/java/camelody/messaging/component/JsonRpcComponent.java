package camelody.messaging.component;

import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.RpcCaller;
import camelody.messaging.amqp.RpcServerSettings;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** Resolves {@code jsonrpc:<service>[?method=<useCase>]}. */
public final class JsonRpcComponent extends DefaultComponent {
  private final Broker broker;
  private final RpcCaller caller;
  private final RpcServerSettings serverSettings;
  private final CallStatistics statistics;
  private final Executor workers;
  private final Executor continuations;

  /**
   * Makes the component.
   *
   * @param workers run the routes that answer requests; they may block on a database
   * @param continuations run what follows a call in a route: the same workers, or, where nothing
   *     that follows ever blocks, the event loop itself
   */
  public JsonRpcComponent(
      Broker broker,
      RpcCaller caller,
      RpcServerSettings serverSettings,
      CallStatistics statistics,
      Executor workers,
      Executor continuations) {
    this.broker = broker;
    this.caller = caller;
    this.serverSettings = serverSettings;
    this.statistics = statistics;
    this.workers = workers;
    this.continuations = continuations;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String service, Map<String, Object> parameters) {
    @Nullable String method = getAndRemoveParameter(parameters, "method", String.class);
    return new JsonRpcEndpoint(
        uri,
        this,
        service,
        method,
        new CallComponent.Calls(caller, continuations, CallBodies.AS_THEY_CAME),
        this);
  }

  Broker broker() {
    return broker;
  }

  RpcServerSettings serverSettings() {
    return serverSettings;
  }

  CallStatistics statistics() {
    return statistics;
  }

  Executor workers() {
    return workers;
  }
}
