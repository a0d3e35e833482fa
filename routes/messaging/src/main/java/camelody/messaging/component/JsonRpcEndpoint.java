package camelody.messaging.component;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** Stands for one service on the broker, or, as {@code jsonrpc:*}, for any. */
final class JsonRpcEndpoint extends DefaultEndpoint {
  private final String service;
  private final @Nullable String method;
  private final CallComponent.Calls calls;
  private final @Nullable JsonRpcComponent server;

  /**
   * @param server absent where services are called only
   */
  JsonRpcEndpoint(
      String uri,
      Component component,
      String service,
      @Nullable String method,
      CallComponent.Calls calls,
      @Nullable JsonRpcComponent server) {
    super(uri, component);
    this.service = service;
    this.method = method;
    this.calls = calls;
    this.server = server;
  }

  @Override
  public Producer createProducer() {
    return new JsonRpcProducer(this, calls);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    if (server == null) {
      throw new UnsupportedOperationException(
          "jsonrpc:" + service + " can be called from here and not answered");
    }
    return new JsonRpcConsumer(this, processor, server);
  }

  String service() {
    return service;
  }

  boolean isAnyService() {
    return service.equals("*");
  }

  /** Answers the wire name to call; absent where the body is a whole request. */
  @Nullable String wireName() {
    return method == null ? null : service + "." + method;
  }

  @Override
  public boolean isSingleton() {
    return true;
  }
}
