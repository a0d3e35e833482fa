package camelody.lab.routes;

import camelody.lab.ContextMaker;
import camelody.lab.LabBodies;
import camelody.launcher.Hub;
import camelody.messaging.component.CallComponent;
import camelody.messaging.teaching.Teaching;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Makes contexts in which a route may call every service and is watched by the console. It answers
 * for no other service, and publishes no events: those would be taken for the system's own.
 */
final class LearnersContexts implements ContextMaker, AutoCloseable {
  private final Hub hub;
  private final Teaching teaching;
  // Not the workers that execute requests: a route that waits for a reply holds one of those.
  private final ExecutorService continuations =
      Executors.newCachedThreadPool(LearnersContexts::daemon);

  LearnersContexts(Hub hub, Teaching teaching) {
    this.hub = hub;
    this.teaching = teaching;
  }

  @Override
  public CamelContext make() {
    CamelContext context = new DefaultCamelContext();
    context.getCamelContextExtension().setName("lab");
    context
        .getShutdownStrategy()
        .setTimeout(Math.max(1, hub.settings().millis("lab.stop-timeout-millis").toSeconds()));
    context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    context.addComponent(
        "jsonrpc", new CallComponent(hub.caller(), continuations, new LabBodies()));
    // A channel that nobody reads is told at once, not after half a minute.
    context.getComponent("direct", DirectComponent.class).setBlock(false);
    teaching.watch(context);
    return context;
  }

  @Override
  public void ended(CamelContext context) {
    teaching.forget(context);
  }

  @Override
  public void close() {
    continuations.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "lab-reply");
    thread.setDaemon(true);
    return thread;
  }
}
