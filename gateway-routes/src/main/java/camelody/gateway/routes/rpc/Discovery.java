package camelody.gateway.routes.rpc;

import camelody.messaging.amqp.ControlBus;
import camelody.messaging.amqp.RpcCall;
import camelody.messaging.amqp.RpcCaller;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcReply;
import camelody.messaging.jsonrpc.RpcRequest;
import camelody.messaging.jsonrpc.RpcResult;
import camelody.messaging.methods.NoParams;
import camelody.messaging.tracing.TraceContext;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Answers {@code rpc.discover}: one service's OpenRPC document, or those of all services in one.
 *
 * <p>Which services there are is asked of the living, over the control exchange, so that a worker
 * in any language is found. The answer is kept for a few seconds: asking is cheap for who asks, and
 * not for the others.
 */
public final class Discovery extends AsyncProcessorSupport {
  private static final Duration PING_WINDOW = Duration.ofSeconds(1);
  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final String ALL = "";

  private final RpcCaller caller;
  private final ControlBus control;
  // Caffeine's own cache of futures would log a warning for each that fails, and whoever asks for a
  // service that is not there makes one.
  private final Cache<String, CompletableFuture<JsonBytes>> documents =
      Caffeine.newBuilder().maximumSize(100).expireAfterWrite(KEPT).executor(Runnable::run).build();

  public Discovery(RpcCaller caller, ControlBus control) {
    this.caller = caller;
    this.control = control;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    String service = RpcRequests.service(exchange);
    CompletableFuture<JsonBytes> document =
        service == null ? everything() : kept(service, this::of);
    document.whenComplete(
        (json, failure) -> {
          if (failure == null) {
            exchange.getMessage().setBody(new RpcResult(json));
          } else {
            exchange.setException(failure.getCause() == null ? failure : failure.getCause());
          }
          callback.done(false);
        });
    return false;
  }

  /** Answers the document of everything that can be called at present, or could be a moment ago. */
  public CompletableFuture<JsonBytes> everything() {
    return kept(ALL, all -> merged());
  }

  private CompletableFuture<JsonBytes> kept(
      String name, Function<String, CompletableFuture<JsonBytes>> ask) {
    CompletableFuture<JsonBytes> document = documents.get(name, ask);
    document.whenComplete(
        (json, failure) -> {
          if (failure != null) {
            documents.asMap().remove(name, document);
          }
        });
    return document;
  }

  private CompletableFuture<JsonBytes> merged() {
    return control
        .ask("control.ping", new NoParams(), PING_WINDOW)
        .thenCompose(
            workers -> {
              List<String> services =
                  workers.stream()
                      .map(worker -> worker.path("service").asText())
                      .filter(service -> SERVICE.matcher(service).matches())
                      .distinct()
                      .sorted()
                      .toList();
              return merged(services);
            });
  }

  private CompletableFuture<JsonBytes> merged(List<String> services) {
    List<CompletableFuture<JsonBytes>> documents =
        services.stream().map(this::of).map(Discovery::orNothing).toList();
    return CompletableFuture.allOf(documents.toArray(CompletableFuture[]::new))
        .thenApply(
            done -> OpenRpcMerge.of(documents.stream().map(CompletableFuture::join).toList()));
  }

  private CompletableFuture<JsonBytes> of(String service) {
    CompletableFuture<JsonBytes> document = new CompletableFuture<>();
    if (!SERVICE.matcher(service).matches()) {
      document.completeExceptionally(
          RpcFault.of(FaultCode.METHOD_NOT_FOUND, "expected the name of a service in the path")
              .asException());
      return document;
    }
    long deadline = System.currentTimeMillis() + caller.settings().replyTimeout().toMillis();
    caller.call(
        new RpcCall(
            service,
            RpcRequest.call("rpc.discover", new NoParams()),
            Map.of(
                RpcHeaders.DEADLINE,
                deadline,
                RpcHeaders.TRACEPARENT,
                TraceContext.startUnsampled()),
            deadline,
            reply -> complete(document, reply)));
    return document;
  }

  private static void complete(CompletableFuture<JsonBytes> document, RpcReply reply) {
    if (reply instanceof RpcReply.Result result) {
      document.complete(result.value());
    } else if (reply instanceof RpcReply.Fault fault) {
      document.completeExceptionally(fault.fault().asException());
    }
  }

  // One that does not answer (the gateway itself has no methods) is left out of the whole.
  private static CompletableFuture<JsonBytes> orNothing(CompletableFuture<JsonBytes> document) {
    return document.exceptionally(absent -> JsonBytes.ofText("{}"));
  }
}
