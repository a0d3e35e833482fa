package camelody.gateway.routes.rpc;

import camelody.messaging.jsonrpc.Envelope;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/**
 * Serves {@code POST /rpc}: a single request, a batch, notifications.
 *
 * <p>A batch is split, each member goes its own way in parallel (Splitter, Aggregator), and the
 * answers come back in the order of the requests.
 */
public final class RpcRoutes extends RouteBuilder {
  private final Processor discovery;
  private final ExecutorService batches;

  /**
   * @param batches sends the members of a batch, which then wait for their replies together
   */
  public RpcRoutes(Processor discovery, ExecutorService batches) {
    this.discovery = discovery;
    this.batches = batches;
  }

  @Override
  public void configure() {
    // A fault is an answer like any other, so the route goes on with it.
    onException(Exception.class).continued(true);

    from("platform-http:/rpc?httpMethodRestrict=POST&produces=application/json")
        .routeId("gateway.rpc")
        .errorHandler(noErrorHandler())
        .to("direct:gateway.rpcMessage");

    from("platform-http:/rpc/{service}?httpMethodRestrict=POST&produces=application/json")
        .routeId("gateway.rpcOfService")
        .errorHandler(noErrorHandler())
        .process(RpcRequests::rememberService)
        .to("direct:gateway.rpcMessage");

    from("direct:gateway.rpcMessage")
        .routeId("gateway.rpcMessage")
        .errorHandler(noErrorHandler())
        .process(RpcRequests::read)
        .choice()
        .when(body().isInstanceOf(Envelope.Single.class))
        .to("direct:gateway.rpcSingle")
        .when(body().isInstanceOf(Envelope.Batch.class))
        .to("direct:gateway.rpcSplitter")
        .otherwise()
        .process(RpcAnswers::answerUnreadable);

    from("direct:gateway.rpcSingle")
        .routeId("gateway.rpcSingle")
        .errorHandler(noErrorHandler())
        .transform(RpcRequests.member())
        .to("direct:gateway.methodRouter")
        .process(RpcAnswers::toHttp);

    from("direct:gateway.rpcSplitter")
        .routeId("gateway.rpcSplitter")
        .errorHandler(noErrorHandler())
        .split(RpcRequests.members(), new BatchAnswers())
        .parallelProcessing()
        .executorService(batches)
        .to("direct:gateway.methodRouter")
        .end()
        .process(RpcAnswers::toHttp);

    from("direct:gateway.methodRouter")
        .routeId("gateway.methodRouter")
        .errorHandler(noErrorHandler())
        .setProperty(RpcRequests.MEMBER, body())
        .choice()
        .when(RpcRequests::isInvalid)
        .process(RpcAnswers::answerInvalid)
        .when(RpcRequests::isElsewhere)
        .process(RpcAnswers::answerElsewhere)
        .when(RpcRequests::isDiscovery)
        .to("direct:gateway.rpcDiscover")
        .otherwise()
        .to("direct:gateway.rpcClient");

    from("direct:gateway.rpcDiscover")
        .routeId("gateway.rpcDiscover")
        .errorHandler(defaultErrorHandler())
        .process(discovery)
        .process(RpcAnswers::answer);

    from("direct:gateway.rpcClient")
        .routeId("gateway.rpcClient")
        .errorHandler(defaultErrorHandler())
        .to("jsonrpc:*")
        .process(RpcAnswers::answer);
  }
}
