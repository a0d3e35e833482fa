package camelody.messaging.component;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** Stands for one service on the broker, or, as {@code jsonrpc:*}, for any. */
final class JsonRpcEndpoint extends DefaultEndpoint {
  private final JsonRpcComponent component;
  private final String service;
  private final @Nullable String method;

  JsonRpcEndpoint(String uri, JsonRpcComponent component, String service, @Nullable String method) {
    super(uri, component);
    this.component = component;
    this.service = service;
    this.method = method;
  }

  @Override
  public Producer createProducer() {
    return new JsonRpcProducer(this, component);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    return new JsonRpcConsumer(this, processor, component);
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
