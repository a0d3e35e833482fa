package camelody.messaging.teaching;

import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.Hops;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes a process tell what becomes of the messages that it sees, for the teaching console. There
 * is none where {@code teaching.enabled} is false: then nothing is installed anywhere.
 */
public final class Teaching implements AutoCloseable {
  private final String service;
  private final TeachingSettings settings;
  private final TraceRing ring;
  private final Bodies bodies = new Bodies();
  private final Requests requests;
  private final TraceWriter writer;
  private final Sampler sampler;

  private @Nullable TraceSender sender;

  public Teaching(String service, String instance, TeachingSettings settings) {
    this.service = service;
    this.settings = settings;
    this.ring = new TraceRing(settings.bufferEvents());
    this.requests = new Requests(ring, bodies);
    this.writer = new TraceWriter(service, instance, new Preview(settings.previewCharsMax()));
    this.sampler = new Sampler(settings.samplePerSecond(), System::nanoTime);
  }

  /** Answers what watches the process's connection to the broker. */
  public Hops hops() {
    return new UnharmedHops(new TracedHops(ring, bodies));
  }

  /** Answers what decides at a gateway which requests are recorded. */
  public Sampler sampler() {
    return sampler;
  }

  /** Answers what tells of the requests that come to a gateway. */
  public Requests requests() {
    return requests;
  }

  /**
   * Asks this what is inside of bodies that only one bundle knows; others it answers as they are.
   */
  public void unwrapping(UnaryOperator<Object> inside) {
    bodies.unwrapping(inside);
  }

  /** Watches the steps of all routes; to be said before there are any. */
  public void watch(CamelContext context) {
    context.setSourceLocationEnabled(true);
    context.getCamelContextExtension().addInterceptStrategy(new StepTracer(ring, bodies));
    context.getManagementStrategy().addEventNotifier(new Retries(ring));
  }

  /** Begins to send what was seen. */
  public void start(Broker broker) {
    TraceSender started = new TraceSender(ring, writer, broker, service, settings.flush());
    sender = started;
    started.start();
  }

  @Override
  public void close() {
    if (sender != null) {
      sender.close();
    }
  }
}
