package camelody.gateway.routes.security;

import camelody.kernel.Caller;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.methods.UseCase;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Lets anybody in as nobody, whatever token comes along.
 *
 * <p>Who logs in or renews a session does so because the old token has expired. Many clients send
 * it with every request; refusing it here would lock them out for good.
 */
public final class Stranger implements Processor {
  @Override
  public void process(Exchange exchange) {
    exchange.getMessage().removeHeader(RpcHeaders.AUTHORIZATION);
    exchange.setProperty(UseCase.CALLER, Caller.anonymous());
  }
}
