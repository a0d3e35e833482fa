package camelody.operations.routes;

import camelody.operations.QueueDepths;
import camelody.operations.WorkerReport;
import org.apache.camel.builder.RouteBuilder;

/** Looks at every known queue, and at those of the services that answered (Control Bus). */
final class QueuesRoute extends RouteBuilder {
  private final WorkersGatherer workers;
  private final QueueDepths queues;

  QueuesRoute(WorkersGatherer workers, QueueDepths queues) {
    this.workers = workers;
    this.queues = queues;
  }

  @Override
  public void configure() {
    from("direct:operations.queues")
        .routeId("operations.queues")
        .process(workers)
        .transform()
        .body(WorkerReport[].class, queues::of);
  }
}
