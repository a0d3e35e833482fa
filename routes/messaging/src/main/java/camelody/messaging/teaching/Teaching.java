package camelody.messaging.teaching;

import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.ControlBus;
import camelody.messaging.amqp.Hops;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes a process tell what becomes of the messages that it sees: to the teaching console, to a
 * collector of spans, or to both. There is none where {@code teaching.enabled} is false and no
 * {@code tracing.otlp.endpoint} is named: then nothing is installed anywhere.
 */
public final class Teaching implements AutoCloseable {
  private final String service;
  private final String instance;
  private final TeachingSettings settings;
  private final TraceRing ring;
  private final Bodies bodies = new Bodies();
  private final Faults faults;
  private final Requests requests;
  private final TraceWriter writer;
  private final Sampler sampler;

  private final Set<CamelContext> watched = new CopyOnWriteArraySet<>();
  private @Nullable TraceSender sender;

  public Teaching(String service, String instance, TeachingSettings settings) {
    this.service = service;
    this.instance = instance;
    this.settings = settings;
    this.ring = new TraceRing(settings.bufferEvents());
    this.faults = new Faults(service, instance, ring, settings.faultMax());
    this.requests = new Requests(ring, bodies);
    this.writer = new TraceWriter(service, instance, new Preview(settings.previewCharsMax()));
    this.sampler =
        new Sampler(settings.samplePerSecond(), settings.askedPerSecond(), System::nanoTime);
  }

  /** Tells whether there is a console to be told; else only a collector of spans is. */
  public boolean hasConsole() {
    return settings.console();
  }

  /** Answers what watches the process's connection to the broker. */
  public Hops hops() {
    return new UnharmedHops(new TracedHops(ring, bodies, faults));
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

  /** Watches the steps of all routes of a context; to be said before there are any. */
  public void watch(CamelContext context) {
    watched.add(context);
    context.setSourceLocationEnabled(true);
    context.getCamelContextExtension().addInterceptStrategy(new StepTracer(ring, bodies, faults));
    context.getManagementStrategy().addEventNotifier(new Retries(ring));
  }

  /** Forgets a context that has stopped while the process goes on. */
  public void forget(CamelContext context) {
    watched.remove(context);
  }

  /** Describes the routes of a context, as {@code teaching.routes} does. */
  public static List<Map<String, Object>> describe(CamelContext context) {
    return RouteMap.of(context);
  }

  /** Begins to send what was seen, and to answer what the console asks. */
  public void start(Broker broker, ControlBus control) {
    List<TraceSink> sinks = new ArrayList<>();
    OtlpSettings otlp = settings.otlp();
    if (otlp != null) {
      sinks.add(new OtlpSink(service, instance, otlp));
    }
    if (settings.console()) {
      control.answer("teaching.state", params -> state(broker));
      control.answer("teaching.routes", params -> routes());
      faults.listen(control, broker.loop());
      sinks.add(new BrokerSink(writer, broker, service));
    }
    TraceSender started = new TraceSender(ring, broker, sinks, settings.flush());
    sender = started;
    started.start();
  }

  private Map<String, Object> state(Broker broker) {
    return Map.of(
        "service",
        service,
        "instance",
        instance,
        "unacknowledged",
        broker.unacknowledged(),
        "faults",
        faults.told());
  }

  private Map<String, Object> routes() {
    List<Map<String, Object>> routes =
        watched.stream().flatMap(context -> RouteMap.of(context).stream()).toList();
    return Map.of("service", service, "instance", instance, "routes", routes);
  }

  @Override
  public void close() {
    if (sender != null) {
      sender.close();
    }
  }
}
