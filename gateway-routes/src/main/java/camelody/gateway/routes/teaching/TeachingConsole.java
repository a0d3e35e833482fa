package camelody.gateway.routes.teaching;

import camelody.launcher.Hub;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.RoutesBuilder;

/** Puts the back of the teaching console together: what collects, what looks, what answers. */
public final class TeachingConsole implements AutoCloseable {
  private final TraceCollector collector;
  private final Browsers browsers;
  private final SystemWatch system;
  private final TeachingRoutes routes;
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(2, TeachingConsole::daemon);

  public TeachingConsole(Hub hub, Executor workers) {
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
    routes =
        new TeachingRoutes(
            browsers,
            new TraceQueries(ring),
            system,
            new RouteCatalogue(hub.control(), ring),
            workers);
  }

  public RoutesBuilder routes() {
    return routes;
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
