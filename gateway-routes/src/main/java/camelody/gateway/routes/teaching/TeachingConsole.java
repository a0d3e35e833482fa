package camelody.gateway.routes.teaching;

import camelody.gateway.routes.security.Gatekeeper;
import camelody.launcher.Hub;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.RoutesBuilder;

/** Puts the back of the teaching console together: what collects, what looks, what answers. */
public final class TeachingConsole implements AutoCloseable {
  private final TraceCollector collector;
  private final Browsers browsers;
  private final SystemWatch system;
  private final List<RoutesBuilder> routes;
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(2, TeachingConsole::daemon);

  /**
   * @param administrators lets through who may break things
   * @param workers look and ask, which may take a second
   */
  public TeachingConsole(Hub hub, Gatekeeper administrators, Executor workers) {
    EventRing ring = new EventRing(hub.settings().integer("teaching.ring-events"));
    collector = new TraceCollector(hub.broker(), hub.instance(), ring);
    browsers = new Browsers(ring, hub.settings().integer("teaching.browsers-max"));
    system =
        new SystemWatch(
            hub.control(),
            hub.broker(),
            hub.instance(),
            () -> browsers.count() > 0,
            collector::tell);
    FaultSwitch faults =
        new FaultSwitch(
            hub.control(),
            system,
            new SupervisorClient(hub.dataDirectory()),
            new OddMessages(hub.events(), hub.caller(), hub.clock()),
            hub.settings().integer("teaching.fault-seconds-max"));
    RouteCatalogue catalogue = new RouteCatalogue(hub.control(), ring);
    routes =
        List.of(
            new TeachingRoutes(
                browsers,
                new TraceQueries(ring),
                system,
                catalogue,
                new RouteSources(hub.settings().home(), catalogue),
                new LabWatch(hub.control()),
                new KnownHosts(hub.settings().list("teaching.hosts")),
                workers),
            new FaultRoutes(administrators, faults, workers),
            new TeachingPages());
  }

  public RoutesBuilder[] routes() {
    return routes.toArray(RoutesBuilder[]::new);
  }

  public void start() {
    collector.start();
    browsers.start(timer);
    system.start(timer);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    collector.close();
    system.close();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "teaching");
    thread.setDaemon(true);
    return thread;
  }
}
