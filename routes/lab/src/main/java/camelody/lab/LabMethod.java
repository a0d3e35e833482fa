package camelody.lab;

import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.RpcFault;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.jspecify.annotations.Nullable;

/**
 * Executes a learner's method by the version that is current when the request comes: one that is
 * being replaced takes no more, and then the next one is asked for.
 */
final class LabMethod extends AsyncProcessorSupport {
  private final String name;
  private final Supplier<@Nullable RouteFile> current;

  LabMethod(String name, Supplier<@Nullable RouteFile> current) {
    this.name = name;
    this.current = current;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    RouteFile file = entered();
    if (file == null) {
      exchange.setException(
          RpcFault.of(FaultCode.METHOD_NOT_FOUND, name + " has just been removed").asException());
      callback.done(true);
      return true;
    }
    return file.execute(
        name,
        exchange,
        doneSync -> {
          file.leave();
          callback.done(doneSync);
        });
  }

  private @Nullable RouteFile entered() {
    RouteFile file = current.get();
    while (file != null && !file.enter()) {
      file = current.get();
    }
    return file;
  }
}
