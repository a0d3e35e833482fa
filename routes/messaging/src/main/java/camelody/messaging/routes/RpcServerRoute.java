package camelody.messaging.routes;

import camelody.messaging.methods.MethodRouter;
import org.apache.camel.builder.RouteBuilder;

/** Takes a service's requests and sends each to the route of its method (Request-Reply). */
public final class RpcServerRoute extends RouteBuilder {
  private final String service;
  private final MethodRouter router;

  public RpcServerRoute(String service, MethodRouter router) {
    this.service = service;
    this.router = router;
  }

  @Override
  public void configure() {
    from("jsonrpc:" + service)
        .routeId(service + ".rpcServer")
        .routeConfigurationId(RpcServerConfiguration.ID)
        .errorHandler(defaultErrorHandler())
        .process(router);
  }
}
