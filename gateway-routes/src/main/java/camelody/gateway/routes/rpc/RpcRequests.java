package camelody.gateway.routes.rpc;

import camelody.gateway.routes.http.HttpCall;
import camelody.messaging.jsonrpc.Envelope;
import camelody.messaging.jsonrpc.RpcRequest;
import io.vertx.core.buffer.Buffer;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.ExpressionAdapter;
import org.jspecify.annotations.Nullable;

/** Reads what came to {@code /rpc} and tells one kind of member from another. */
final class RpcRequests {
  /** The exchange property that holds the {@link Envelope.Member} which is being answered. */
  static final String MEMBER = "camelody.rpc.member";

  private static final String SERVICE = "camelody.rpc.service";
  private static final String DISCOVER = "rpc.discover";

  private RpcRequests() {}

  /** Remembers which service the path names: {@code /rpc/catalogue}. */
  static void rememberService(Exchange exchange) {
    exchange.setProperty(SERVICE, HttpCall.of(exchange).pathValues().get(0));
  }

  /** Answers the service that the path names, or nothing. */
  static @Nullable String service(Exchange exchange) {
    return exchange.getProperty(SERVICE, String.class);
  }

  static void read(Exchange exchange) {
    Buffer body = HttpCall.of(exchange).body();
    exchange.getMessage().setBody(Envelope.read(body == null ? new byte[0] : body.getBytes()));
  }

  static Expression member() {
    return of(Envelope.Single.class, Envelope.Single::member);
  }

  static Expression members() {
    return of(Envelope.Batch.class, Envelope.Batch::members);
  }

  static boolean isInvalid(Exchange exchange) {
    return exchange.getMessage().getBody() instanceof Envelope.Invalid;
  }

  /** Tells whether somebody wants to know what there is to call. */
  static boolean isDiscovery(Exchange exchange) {
    return exchange.getMessage().getBody() instanceof RpcRequest request
        && request.method().equals(DISCOVER);
  }

  /** Tells whether, under a service's own path, a method of another one is called. */
  static boolean isElsewhere(Exchange exchange) {
    String service = service(exchange);
    return service != null
        && exchange.getMessage().getBody() instanceof RpcRequest request
        && !request.method().equals(DISCOVER)
        && !service.equals(request.service());
  }

  private static <T> Expression of(Class<T> type, Function<T, Object> read) {
    return new ExpressionAdapter() {
      @Override
      public Object evaluate(Exchange exchange) {
        return read.apply(exchange.getMessage().getBody(type));
      }
    };
  }
}
