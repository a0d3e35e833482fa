package camelody.users.routes;

import camelody.kernel.Outcome;
import camelody.messaging.amqp.RpcHeaders;
import camelody.users.ClientAddress;
import java.util.function.BiFunction;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.support.ExpressionAdapter;

/** Lets a route call a service method that wants to know from which address the client calls. */
final class ClientCall {
  private ClientCall() {}

  static <P, R> Expression fromClient(
      Class<P> params, BiFunction<ClientAddress, P, Outcome<R>> method) {
    return new ExpressionAdapter() {
      @Override
      public Object evaluate(Exchange exchange) {
        return method.apply(address(exchange), exchange.getMessage().getBody(params));
      }
    };
  }

  // Set by the gateway, which takes away what its clients send under this name. A peer on the
  // broker
  // could forge it; ClientAddress says what that is worth.
  private static ClientAddress address(Exchange exchange) {
    return ClientAddress.of(
        exchange.getMessage().getHeader(RpcHeaders.CLIENT_ADDRESS, String.class));
  }
}
