package camelody.gateway.routes;

import camelody.gateway.routes.http.HttpAnswer;
import camelody.gateway.routes.http.HttpEngine;
import camelody.gateway.routes.http.HttpServer;
import camelody.gateway.routes.http.HttpSettings;
import camelody.gateway.routes.media.Media;
import camelody.gateway.routes.pages.PageRoutes;
import camelody.gateway.routes.plays.ReportPlayRoute;
import camelody.gateway.routes.rest.RestRoutes;
import camelody.gateway.routes.rpc.Discovery;
import camelody.gateway.routes.rpc.RpcRoutes;
import camelody.gateway.routes.security.Gatekeeper;
import camelody.gateway.routes.security.OffLoopVerifier;
import camelody.gateway.routes.taps.ForwardSpooledRoute;
import camelody.gateway.routes.taps.Spool;
import camelody.gateway.routes.taps.TrackStartedRoute;
import camelody.gateway.routes.teaching.TeachingConsole;
import camelody.launcher.Bundle;
import camelody.launcher.Hub;
import camelody.launcher.Launcher;
import camelody.launcher.Settings;
import camelody.messaging.methods.Access;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.impl.engine.PooledExchangeFactory;

/** Starts the gateway: HTTP in, RPC and events out. */
public final class GatewayBundle {
  private static final int PREVIEWED_BYTES_MAX = 4 * 1024;

  private GatewayBundle() {}

  public static void main(String[] args) {
    HttpEngine engine = new HttpEngine();
    HttpServer server = new HttpServer(httpSettings(Settings.load()), engine);
    Launcher.launch("gateway", server.eventLoops(), hub -> assemble(hub, engine, server));
  }

  static Bundle assemble(Hub hub, HttpEngine engine, HttpServer server) {
    Settings settings = hub.settings();
    Workers workers = Workers.start();
    Spool spool =
        Spool.open(
            hub.dataDirectory().root().resolve("spool"),
            settings.longInteger("gateway.spool.max-bytes"));
    OffLoopVerifier tokens = new OffLoopVerifier(hub.tokens()::verify, workers.files());
    Function<Access, Gatekeeper> gatekeepers = access -> new Gatekeeper(tokens, access);
    boolean cataloguePublic = settings.flag("gateway.catalogue.public");
    Gatekeeper readers = gatekeepers.apply(cataloguePublic ? Access.ANYONE : Access.USER);
    Gatekeeper users = gatekeepers.apply(Access.USER);
    Discovery discovery = new Discovery(hub.caller(), hub.control());
    engine.measure(hub.metrics());
    if (hub.teaching() != null) {
      hub.teaching().unwrapping(GatewayBundle::inside);
      engine.watch(hub.teaching());
    }
    measure(hub, server, spool);
    Bundle.Builder bundle = Bundle.named("gateway").routes(bind(engine));
    if (hub.teaching() != null && hub.teaching().hasConsole()) {
      TeachingConsole console =
          new TeachingConsole(hub, gatekeepers.apply(Access.ADMINISTRATOR), workers.files());
      bundle.routes(console.routes()).onStart(console::start).onStop(console);
    }
    return bundle
        .routes(new RestRoutes(gatekeepers, cataloguePublic))
        .routes(new RpcRoutes(discovery, workers.batches()))
        .routes(new ReportPlayRoute(users, hub.clock(), workers.batches()))
        .routes(Media.routes(readers, users, media(hub, workers)))
        .routes(new TrackStartedRoute(spool, workers.spool()))
        .routes(new ForwardSpooledRoute(spool, workers.spool(), spoolInterval(settings)))
        .routes(new PageRoutes(hub.management(), discovery, workers.files()))
        .onStart(server::start)
        .onStop(spool)
        .onStop(workers)
        .onStop(server)
        .build();
  }

  private static Media.Parts media(Hub hub, Workers workers) {
    Settings settings = hub.settings();
    return new Media.Parts(
        Map.of(
            "library",
            settings.path("library.root"),
            "covers",
            hub.dataDirectory().root().resolve("covers")),
        settings.text("gateway.links.secret"),
        hub.dataDirectory().secret("gateway.link-secret"),
        settings.millis("gateway.links.validity-millis"),
        settings.integer("gateway.claims.max"),
        settings.millis("gateway.claims.validity-millis"),
        hub.clock(),
        workers.files(),
        workers.taps());
  }

  // What HTTP brings and takes is shown as the bytes that it is.
  private static Object inside(Object body) {
    Object held = body instanceof HttpAnswer answer ? answer.body() : body;
    return held instanceof Buffer buffer
        ? buffer.getBytes(0, Math.min(buffer.length(), PREVIEWED_BYTES_MAX))
        : body;
  }

  private static long spoolInterval(Settings settings) {
    return settings.millis("gateway.spool.forward-period-millis").toMillis();
  }

  private static void measure(Hub hub, HttpServer server, Spool spool) {
    Gauge.builder("gateway.http.connections", server, HttpServer::connections)
        .register(hub.metrics());
    Gauge.builder("gateway.spool.events", spool, Spool::events).register(hub.metrics());
    Gauge.builder("gateway.spool.bytes", spool, Spool::bytes).register(hub.metrics());
    FunctionCounter.builder("gateway.spool.dropped", spool, Spool::dropped).register(hub.metrics());
  }

  static HttpSettings httpSettings(Settings settings) {
    return new HttpSettings(
        settings.text("gateway.http.host"),
        settings.integer("gateway.http.port"),
        eventLoops(settings.integer("gateway.http.event-loops")),
        settings.integer("gateway.http.connections-max"),
        settings.integer("gateway.http.body-max-bytes"),
        settings.integer("gateway.http.header-max-bytes"),
        settings.millis("gateway.http.idle-timeout-millis"),
        settings.millis("gateway.http.slow-request-millis"),
        settings.millis("gateway.http.stalled-answer-millis"),
        Set.copyOf(settings.list("gateway.http.cors-origins")),
        Set.copyOf(settings.list("gateway.trusted-proxies")),
        settings.integer("gateway.requests.per-second"),
        settings.integer("gateway.requests.burst"));
  }

  private static int eventLoops(int wanted) {
    return wanted > 0 ? wanted : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  }

  /**
   * Makes the engine known before the first route asks for it, and Camel lean: bodies are buffers
   * that can be read twice, and exchanges are used again.
   */
  static RouteBuilder bind(HttpEngine engine) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        bindToRegistry(PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME, engine);
        getContext().setStreamCaching(false);
        getContext().getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
      }
    };
  }
}
