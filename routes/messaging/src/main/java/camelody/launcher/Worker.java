package camelody.launcher;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.kernel.ports.Store;
import camelody.messaging.amqp.RpcServerSettings;
import camelody.messaging.component.EventComponent;
import camelody.messaging.component.JsonRpcComponent;
import camelody.messaging.events.EventRouter;
import camelody.messaging.events.EventTable;
import camelody.messaging.events.OutboxRelay;
import camelody.messaging.events.Suspects;
import camelody.messaging.methods.MethodRouter;
import camelody.messaging.methods.MethodTable;
import camelody.messaging.methods.Writes;
import camelody.messaging.routes.EventConsumerConfiguration;
import camelody.messaging.routes.EventConsumerRoute;
import camelody.messaging.routes.EventConsumerSettings;
import camelody.messaging.routes.OutboxRelayRoute;
import camelody.messaging.routes.RpcServerConfiguration;
import camelody.messaging.routes.RpcServerRoute;
import camelody.messaging.security.KeySource;
import camelody.messaging.security.SessionRevoked;
import camelody.messaging.security.TokenVerifier;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One living bundle: waits for what it needs, starts its routes, and takes everything down again.
 */
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final long RETRY_MIN_MILLIS = 200;
  private static final long RETRY_MAX_MILLIS = 5_000;

  private final Hub hub;
  private final Bundle bundle;
  private final CamelContext context = new DefaultCamelContext();
  private final ExecutorService workers;
  private final RunFile runFile;
  private final ScheduledExecutorService poller =
      Executors.newSingleThreadScheduledExecutor(threads("poller-"));

  private volatile boolean routesUp;
  private volatile boolean stopping;

  Worker(Hub hub, Bundle bundle) {
    this.hub = hub;
    this.bundle = bundle;
    this.workers =
        Executors.newFixedThreadPool(
            hub.settings().integer("rpc.worker-threads"), threads("worker-"));
    this.runFile = new RunFile(hub);
  }

  void start() {
    hub.management().needs("routes", () -> routesUp);
    hub.management().needs("broker", hub.broker()::isConnected);
    KeySource own = bundle.keys();
    if (own != null) {
      hub.keys().use(own);
    }
    Store store = bundle.store();
    if (store != null) {
      hub.management().needs("database", store::isReachable);
    }
    new WorkerInfo(hub).answerPings();
    hub.control().on(SessionRevoked.METHOD, hub.tokens()::sessionRevoked);
    poller.scheduleWithFixedDelay(
        hub.tokens()::poll, 0, TokenVerifier.POLL_MILLIS, TimeUnit.MILLISECONDS);
    try {
      if (store != null) {
        prepare(store);
      }
      startRoutes();
      bundle.starts().forEach(Runnable::run);
      routesUp = true;
      hub.broker().awaitConnected();
      runFile.write();
      LOG.info("{} is ready, management on port {}", hub.instance(), hub.management().port());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops consuming, finishes what is in work, confirms what was published; within ten seconds. */
  void stop() {
    stopping = true;
    runFile.delete();
    quietly("routes", context::stop);
    for (int i = bundle.stops().size() - 1; i >= 0; i--) {
      quietly("a part of the bundle", bundle.stops().get(i));
    }
    poller.shutdownNow();
    workers.shutdown();
    quietly("workers", () -> workers.awaitTermination(1, TimeUnit.SECONDS));
    if (hub.teaching() != null) {
      quietly("teaching", hub.teaching());
    }
    quietly("broker", hub.broker());
    Store store = bundle.store();
    if (store != null) {
      quietly("store", store);
    }
    quietly("management", hub.management());
    LOG.info("{} has stopped", hub.instance());
  }

  private void prepare(Store store) throws InterruptedException {
    long delay = RETRY_MIN_MILLIS;
    while (!stopping) {
      try {
        store.prepare();
        return;
      } catch (RuntimeException notYet) {
        LOG.info("no database yet, next try in {} ms: {}", delay, notYet.getMessage());
        LOG.debug("no database yet", notYet);
        TimeUnit.MILLISECONDS.sleep(delay);
        delay = Math.min(delay * 2, RETRY_MAX_MILLIS);
      }
    }
  }

  private void startRoutes() {
    try {
      configure();
      context.start();
    } catch (Exception failed) {
      throw new IllegalStateException("the routes of " + hub.service() + " cannot start", failed);
    }
  }

  private void configure() throws Exception {
    Settings settings = hub.settings();
    context.getCamelContextExtension().setName(hub.service());
    // Failures bubble up to the route that took the message; its configuration answers them.
    context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerBuilder());
    context
        .getShutdownStrategy()
        .setTimeout(settings.millis("shutdown.timeout-millis").toSeconds());
    context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    if (hub.teaching() != null) {
      hub.teaching().watch(context);
    }
    boolean serves = bundle.serves() || bundle.store() != null;
    // Where nothing blocks (the gateway), a route goes on where its reply arrived.
    Executor continuations = serves ? workers : Runnable::run;
    context.addComponent(
        "jsonrpc",
        new JsonRpcComponent(
            hub.broker(),
            hub.caller(),
            serverSettings(settings),
            hub.statistics(),
            workers,
            continuations));
    context.addComponent(
        "event",
        new EventComponent(
            hub.broker(),
            hub.events(),
            bundle.store() == null ? null : new Suspects(bundle.store().deliveries()),
            settings.integer("events.prefetch"),
            settings.millis("events.batch-window-millis"),
            continuations));
    addMethods(settings);
    addEvents(settings);
    for (RoutesBuilder routes : bundle.routes()) {
      context.addRoutes(routes);
    }
  }

  private void addMethods(Settings settings) throws Exception {
    Store store = bundle.store();
    if (bundle.serves()) {
      MethodRouter router = router(new Writes(store == null ? null : store.outcomes()));
      context.addRoutesConfigurations(new RpcServerConfiguration());
      context.addRoutes(new RpcServerRoute(hub.service(), router));
    }
    if (store != null) {
      Duration timeout = settings.millis("events.confirm-timeout-millis");
      context.addRoutes(
          new OutboxRelayRoute(
              hub.service(),
              new OutboxRelay(store.outbox(), hub.events(), timeout),
              settings.millis("outbox.period-millis")));
    }
  }

  private MethodRouter router(Writes writes) {
    MethodTable table = bundle.methods();
    return table == null
        ? new MethodRouter(
            Objects.requireNonNull(bundle.changingMethods()), Version.TEXT, this::verify, writes)
        : new MethodRouter(table, Version.TEXT, this::verify, writes);
  }

  // Who had to wait for a key goes on in a worker: the event loop that brought it must not block.
  private CompletableFuture<Outcome<Caller>> verify(@Nullable String authorization) {
    CompletableFuture<Outcome<Caller>> verified = hub.tokens().verify(authorization);
    return verified.isDone()
        ? verified
        : verified.whenCompleteAsync((outcome, failed) -> {}, workers);
  }

  private void addEvents(Settings settings) throws Exception {
    Store store = bundle.store();
    if (bundle.events().isEmpty()) {
      return;
    }
    if (store == null) {
      throw new IllegalStateException("a bundle that consumes events needs a store");
    }
    EventConsumerSettings consumer = consumerSettings(settings);
    for (EventTable table : bundle.events()) {
      EventRouter router =
          new EventRouter(table, store.deliveries(), consumer.startsMax(), hub.statistics());
      context.addRoutesConfigurations(new EventConsumerConfiguration(table.queue(), consumer));
      context.addRoutes(new EventConsumerRoute(table.queue(), router, consumer));
    }
  }

  private static RpcServerSettings serverSettings(Settings settings) {
    return new RpcServerSettings(
        settings.integer("rpc.prefetch"),
        settings.millis("rpc.reply-timeout-millis"),
        settings.millis("rpc.deadline-max-millis"),
        settings.integer("rpc.body-max-bytes"),
        settings.flag("rpc.queues-durable"));
  }

  private static EventConsumerSettings consumerSettings(Settings settings) {
    return new EventConsumerSettings(
        settings.integer("events.batch-max"),
        settings.integer("events.retries-max"),
        settings.millis("events.retry-delay-millis"),
        settings.millis("events.retry-delay-max-millis"),
        settings.integer("events.starts-max"));
  }

  private static java.util.concurrent.ThreadFactory threads(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, name + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private static void quietly(String what, AutoCloseable stop) {
    try {
      stop.close();
    } catch (Exception failed) {
      LOG.warn("could not stop {}: {}", what, failed.toString());
    }
  }
}
