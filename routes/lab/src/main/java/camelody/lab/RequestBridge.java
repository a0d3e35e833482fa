package camelody.lab;

import camelody.messaging.component.RpcExchange;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcFaultException;
import camelody.messaging.methods.AnyParams;
import camelody.messaging.methods.UseCase;
import camelody.messaging.tracing.TraceScope;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a request out of the context that received it into the one of a file, and its result back
 * (Messaging Bridge). The headers go along, so a call of the route carries the same deadline, trace
 * and token.
 */
final class RequestBridge extends AsyncProcessorSupport {
  private static final Logger LOG = LoggerFactory.getLogger(RequestBridge.class);

  private final String method;
  private final AsyncProducer route;

  RequestBridge(String method, AsyncProducer route) {
    this.method = method;
    this.route = route;
  }

  @Override
  public boolean process(Exchange request, AsyncCallback callback) {
    Exchange inner = route.getEndpoint().createExchange(ExchangePattern.InOut);
    inner.getMessage().setHeaders(new java.util.HashMap<>(request.getMessage().getHeaders()));
    inner.getMessage().setBody(params(request));
    inner.setProperty(RpcExchange.METHOD, method);
    inner.setProperty(UseCase.CALLER, UseCase.caller(request));
    TraceScope scope = TraceScope.of(request);
    if (scope != null) {
      scope.into(inner);
    }
    return route.process(
        inner,
        doneSync -> {
          finish(inner, request);
          callback.done(doneSync);
        });
  }

  private static @Nullable Object params(Exchange request) {
    Object body = request.getMessage().getBody();
    return body instanceof AnyParams any ? any.value() : body;
  }

  private void finish(Exchange inner, Exchange request) {
    try {
      Exception failed = inner.getException();
      if (failed != null) {
        throw told(failed);
      }
      request
          .getMessage()
          .setBody(ResultTranslator.translate(method, inner.getMessage().getBody()));
    } catch (RuntimeException fault) {
      request.setException(fault);
    }
  }

  // What a service refused is the caller's to hear, however deep in the route it was asked.
  private RpcFaultException told(Exception failed) {
    RpcFaultException fault = ObjectHelper.getException(RpcFaultException.class, failed);
    if (fault != null) {
      return fault;
    }
    Throwable root = failed;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    // Camel's error handler has logged the rest, with the steps on the way.
    LOG.warn("{} failed: {}", method, root.toString());
    return RpcFault.of(
            FaultCode.INTERNAL_ERROR,
            method
                + " failed with "
                + root.getClass().getSimpleName()
                + "; its journey shows where, the log has the rest")
        .asException();
  }
}
