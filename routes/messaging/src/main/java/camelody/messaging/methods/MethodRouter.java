package camelody.messaging.methods;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.component.RpcExchange;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcFaultException;
import camelody.messaging.jsonrpc.RpcRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request to the route of its method (Content-Based Router over a table).
 *
 * <pre>
 *   RpcRequest ─ find method ─ translate params ─ verify token ─ may the caller? ─┬─ read ──▶ direct:…
 *                                                                                └─ Writes ─▶ direct:…
 * </pre>
 */
public final class MethodRouter extends AsyncProcessorSupport implements CamelContextAware {
  private final MethodSource methods;
  private final String version;
  private final Function<@Nullable String, CompletableFuture<Outcome<Caller>>> verifier;
  private final Writes writes;

  private volatile @Nullable Description described;
  private @Nullable CamelContext context;

  private record Description(MethodTable table, JsonBytes document) {}

  /**
   * Makes a router.
   *
   * @param verifier reads the header {@code authorization}; nobody, without one
   */
  public MethodRouter(
      MethodTable table,
      String version,
      Function<@Nullable String, CompletableFuture<Outcome<Caller>>> verifier,
      Writes writes) {
    this(new FixedMethods(table), version, verifier, writes);
  }

  /** Makes a router for methods that may come and go. */
  public MethodRouter(
      MethodSource methods,
      String version,
      Function<@Nullable String, CompletableFuture<Outcome<Caller>>> verifier,
      Writes writes) {
    this.methods = methods;
    this.version = version;
    this.verifier = verifier;
    this.writes = writes;
  }

  @Override
  protected void doStart() throws Exception {
    if (methods instanceof FixedMethods fixed) {
      fixed.start(getCamelContext());
    }
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    try {
      return route(exchange, callback);
    } catch (RuntimeException failed) {
      return fail(exchange, failed, callback);
    }
  }

  private boolean route(Exchange exchange, AsyncCallback callback) {
    RpcRequest request = exchange.getMessage().getBody(RpcRequest.class);
    MethodTable table = methods.table();
    if (isDiscovery(table, request.method())) {
      exchange.setProperty(RpcExchange.METHOD, "rpc.discover");
      exchange.getMessage().setBody(description(table));
      callback.done(true);
      return true;
    }
    Method method = table.find(request.method());
    if (method == null) {
      throw RpcFault.of(FaultCode.METHOD_NOT_FOUND, unknown(table)).asException();
    }
    exchange.setProperty(RpcExchange.METHOD, method.name());
    CompletableFuture<Outcome<Caller>> verified =
        verifier.apply(exchange.getMessage().getHeader(RpcHeaders.AUTHORIZATION, String.class));
    if (verified.isDone() && !verified.isCompletedExceptionally()) {
      return execute(exchange, method, request, verified.join(), callback);
    }
    verified.whenComplete(
        (caller, failed) -> resume(exchange, method, request, caller, failed, callback));
    return false;
  }

  private void resume(
      Exchange exchange,
      Method method,
      RpcRequest request,
      @Nullable Outcome<Caller> caller,
      @Nullable Throwable failed,
      AsyncCallback callback) {
    try {
      if (caller == null) {
        throw unverified(failed);
      }
      if (execute(exchange, method, request, caller, done -> callback.done(false))) {
        return;
      }
    } catch (RuntimeException refused) {
      exchange.setException(refused);
      callback.done(false);
    }
  }

  // A token that nobody could look at is not bad: the fault says so, and the caller tries again.
  private static RuntimeException unverified(@Nullable Throwable failed) {
    Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
    return cause instanceof RpcFaultException fault
        ? fault
        : new IllegalStateException("could not verify a token", cause);
  }

  private boolean execute(
      Exchange exchange,
      Method method,
      RpcRequest request,
      Outcome<Caller> verified,
      AsyncCallback callback) {
    Caller caller = AccessCheck.admit(method, verified);
    Object params = ParamsTranslator.translate(method, request.params());
    exchange.setProperty(UseCase.CALLER, caller);
    exchange.getMessage().setBody(params);
    AsyncProcessor route = methods.route(method);
    if (!method.write()) {
      return route.process(exchange, callback);
    }
    writes.execute(exchange, method, caller, request.params(), route);
    callback.done(true);
    return true;
  }

  private static boolean fail(Exchange exchange, RuntimeException failed, AsyncCallback callback) {
    exchange.setException(failed);
    callback.done(true);
    return true;
  }

  // rpc.* is reserved by the specification (§8); discovery is OpenRPC's.
  private static boolean isDiscovery(MethodTable table, String method) {
    return method.equals("rpc.discover") || method.equals(table.service() + ".rpc.discover");
  }

  private JsonBytes description(MethodTable table) {
    Description known = described;
    if (known == null || known.table() != table) {
      known = new Description(table, OpenRpcDocument.of(table, version));
      described = known;
    }
    return known.document();
  }

  private static String unknown(MethodTable table) {
    return table.service() + " has no such method; rpc.discover lists those it has";
  }

  @Override
  public void setCamelContext(CamelContext context) {
    this.context = context;
  }

  @Override
  public CamelContext getCamelContext() {
    if (context == null) {
      throw new IllegalStateException("not in a Camel context yet");
    }
    return context;
  }
}
