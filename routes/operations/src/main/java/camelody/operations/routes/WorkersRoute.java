package camelody.operations.routes;

import org.apache.camel.builder.RouteBuilder;

/** Asks every process who it is and how it fares (Control Bus, Scatter-Gather). */
final class WorkersRoute extends RouteBuilder {
  private final WorkersGatherer workers;

  WorkersRoute(WorkersGatherer workers) {
    this.workers = workers;
  }

  @Override
  public void configure() {
    from("direct:operations.workers").routeId("operations.workers").process(workers);
  }
}
