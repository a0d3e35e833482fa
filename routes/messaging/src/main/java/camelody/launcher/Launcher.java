package camelody.launcher;

import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.BrokerSettings;
import camelody.messaging.amqp.ConfirmedPublisher;
import camelody.messaging.amqp.ControlBus;
import camelody.messaging.amqp.Hops;
import camelody.messaging.amqp.RpcCaller;
import camelody.messaging.amqp.RpcSettings;
import camelody.messaging.component.CallStatistics;
import camelody.messaging.events.EventPublisher;
import camelody.messaging.methods.RpcClient;
import camelody.messaging.security.TokenVerifier;
import camelody.messaging.teaching.OtlpSettings;
import camelody.messaging.teaching.Teaching;
import camelody.messaging.teaching.TeachingSettings;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a bundle as this process, from {@code main} to SIGTERM.
 *
 * <p>It may start before the broker and the database: it tries again, with growing and capped
 * delay, and becomes ready by itself.
 */
public final class Launcher {
  private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

  private Launcher() {}

  /** Runs a bundle with an event loop of its own. */
  public static void launch(String service, Function<Hub, Bundle> assemble) {
    launch(service, new NioEventLoopGroup(1), assemble);
  }

  /**
   * Runs a bundle whose connection to the broker shares the event loops of its HTTP server: a reply
   * then needs no hop between threads.
   */
  public static void launch(String service, EventLoopGroup loops, Function<Hub, Bundle> assemble) {
    try {
      start(service, loops, assemble);
    } catch (RuntimeException failed) {
      LOG.error("{} cannot start: {}", service, failed.getMessage(), failed);
      System.exit(1);
    }
  }

  private static void start(String service, EventLoopGroup loops, Function<Hub, Bundle> assemble) {
    Settings settings = Settings.load();
    String instance = instance(service);
    DataDirectory data = new DataDirectory(settings.dataDirectory());
    Hub hub = hub(service, instance, settings, data, loops.next());
    Bundle bundle = assemble.apply(hub);
    Worker worker = new Worker(hub, bundle);
    Runtime.getRuntime().addShutdownHook(new Thread(worker::stop, "stop"));
    stopWithParent();
    hub.broker().start();
    if (hub.teaching() != null) {
      hub.teaching().start(hub.broker(), hub.control());
    }
    worker.start();
  }

  private static Hub hub(
      String service, String instance, Settings settings, DataDirectory data, EventLoop loop) {
    PrometheusMeterRegistry metrics = metrics(service, instance);
    Teaching teaching = teaching(service, instance, settings);
    Broker broker =
        new Broker(
            BrokerAddress.of(service, settings, data),
            brokerSettings(settings),
            loop,
            instance,
            teaching == null ? Hops.UNSEEN : teaching.hops());
    ConfirmedPublisher publisher =
        new ConfirmedPublisher(
            broker,
            settings.millis("events.confirm-timeout-millis"),
            settings.integer("events.unconfirmed-max"));
    RpcCaller caller = new RpcCaller(broker, rpcSettings(settings));
    RpcClient rpc = new RpcClient(caller);
    SwitchableKeys keys = new SwitchableKeys(new RpcKeys(rpc));
    Management management =
        new Management(
            settings.text("management.host"), settings.integer("management.port"), metrics);
    return new Hub(
        service,
        instance,
        settings,
        data,
        Clock.systemUTC(),
        broker,
        new ControlBus(broker),
        caller,
        rpc,
        new EventPublisher(publisher),
        new TokenVerifier(keys, Clock.systemUTC()),
        keys,
        new CallStatistics(metrics),
        metrics,
        management,
        teaching);
  }

  private static @Nullable Teaching teaching(String service, String instance, Settings settings) {
    boolean console = settings.flag("teaching.enabled");
    OtlpSettings otlp = otlp(settings);
    if (!console && otlp == null) {
      return null;
    }
    return new Teaching(
        service,
        instance,
        new TeachingSettings(
            console,
            settings.integer("teaching.sample-per-second"),
            settings.integer("teaching.asked-per-second"),
            settings.integer("teaching.buffer-events"),
            settings.millis("teaching.flush-millis"),
            settings.integer("teaching.preview-max-chars"),
            Duration.ofSeconds(settings.integer("teaching.fault-seconds-max")),
            otlp));
  }

  private static @Nullable OtlpSettings otlp(Settings settings) {
    String endpoint = settings.text("tracing.otlp.endpoint");
    if (endpoint.isEmpty()) {
      return null;
    }
    URI address = URI.create(endpoint);
    if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
      throw new IllegalArgumentException(
          "tracing.otlp.endpoint: expected http://host:port/v1/traces, came " + endpoint);
    }
    return new OtlpSettings(
        address,
        settings.integer("tracing.otlp.queue-spans-max"),
        settings.millis("tracing.otlp.timeout-millis"));
  }

  private static PrometheusMeterRegistry metrics(String service, String instance) {
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    metrics.config().commonTags("service", service, "instance", instance);
    new JvmMemoryMetrics().bindTo(metrics);
    new JvmThreadMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
    new UptimeMetrics().bindTo(metrics);
    return metrics;
  }

  static BrokerSettings brokerSettings(Settings settings) {
    return new BrokerSettings(
        settings.millis("broker.connect-timeout-millis"),
        settings.millis("broker.reconnect-delay-max-millis"),
        settings.millis("broker.heartbeat-millis"));
  }

  private static RpcSettings rpcSettings(Settings settings) {
    return new RpcSettings(
        settings.millis("rpc.reply-timeout-millis"),
        settings.integer("rpc.pending-max"),
        settings.millis("rpc.circuit-open-millis"));
  }

  private static String instance(String service) {
    String given = System.getProperty("camelody.instance", "");
    return given.isEmpty() ? service + "-" + ProcessHandle.current().pid() : given;
  }

  // A supervisor that was killed cannot stop its children; they notice by themselves.
  private static void stopWithParent() {
    String parent = System.getProperty("camelody.parent-pid", "");
    if (!parent.isEmpty()) {
      ProcessHandle.of(Long.parseLong(parent))
          .map(ProcessHandle::onExit)
          .orElseGet(() -> CompletableFuture.completedFuture(null))
          .thenRun(() -> System.exit(1));
    }
  }
}
