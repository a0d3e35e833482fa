package camelody.messaging.teaching;

import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;

/** Puts a {@link TracedStep} round every node of every route. */
final class StepTracer implements InterceptStrategy {
  private final TraceRing ring;
  private final Bodies bodies;

  StepTracer(TraceRing ring, Bodies bodies) {
    this.ring = ring;
    this.bodies = bodies;
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
        step);
  }
}
