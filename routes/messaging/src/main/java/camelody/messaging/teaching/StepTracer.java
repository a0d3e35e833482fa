package camelody.messaging.teaching;

import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link TracedStep} round every node of every route, and a {@link FaultStep} before what
 * handles messages from the broker.
 */
final class StepTracer implements InterceptStrategy {
  private final TraceRing ring;
  private final Bodies bodies;
  private final Faults faults;

  StepTracer(TraceRing ring, Bodies bodies, Faults faults) {
    this.ring = ring;
    this.bodies = bodies;
    this.faults = faults;
  }

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode node, Processor target, Processor next) {
    RouteDefinition route = Patterns.route(node);
    AsyncProcessor step = AsyncProcessorConverterHelper.convert(target);
    return new TracedStep(
        ring,
        bodies,
        new TracedStep.Place(
            route == null ? "" : route.getId(),
            node.getId(),
            Patterns.of(node),
            node.getShortName().equals("wireTap")),
        isHandler(route, node) ? new FaultStep(faults, step) : step);
  }

  // onException and the like stand among the outputs, and are no steps.
  private static @Nullable NamedNode first(RouteDefinition route) {
    return route.getOutputs().stream()
        .filter(output -> !output.isAbstract())
        .findFirst()
        .orElse(null);
  }

  private static boolean isHandler(@Nullable RouteDefinition route, NamedNode node) {
    if (route == null || route.getInput() == null || first(route) != node) {
      return false;
    }
    String from = String.valueOf(route.getInput().getEndpointUri());
    return from.startsWith("jsonrpc:") || from.startsWith("event:");
  }
}
