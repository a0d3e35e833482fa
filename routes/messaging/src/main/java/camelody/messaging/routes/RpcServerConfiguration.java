package camelody.messaging.routes;

import org.apache.camel.builder.RouteConfigurationBuilder;

/** Answers every failure of a request with a fault: a caller is never left waiting. */
public final class RpcServerConfiguration extends RouteConfigurationBuilder {
  static final String ID = "rpcServer";

  @Override
  public void configuration() {
    routeConfiguration(ID)
        .onException(Throwable.class)
        .handled(true)
        .logHandled(false)
        .logExhausted(false)
        .process(new FaultTranslator());
  }
}
