package camelody.gateway.routes;

import camelody.gateway.routes.http.HttpEngine;
import camelody.gateway.routes.http.HttpServer;
import camelody.gateway.routes.http.HttpSettings;
import camelody.gateway.routes.media.Media;
import camelody.gateway.routes.plays.ReportPlayRoute;
import camelody.gateway.routes.rest.RestRoutes;
import camelody.gateway.routes.rpc.RpcRoutes;
import camelody.gateway.routes.security.Gatekeeper;
import camelody.gateway.routes.taps.ForwardSpooledRoute;
import camelody.gateway.routes.taps.Spool;
import camelody.gateway.routes.taps.TrackStartedRoute;
import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.kernel.Role;
import camelody.kernel.UserId;
import camelody.messaging.methods.Access;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The gateway's routes over real HTTP, with stubs where the broker would be. */
final class RunningGateway implements AutoCloseable {
  static final UserId USER = UserId.of("01890a5d-ac96-774b-bcce-b302099a8057");
  static final String TRACK = "01890a5d-ac96-774b-bcce-b302099a8010";
  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  static final String USER_TOKEN = "Bearer user";
  static final String ADMINISTRATOR_TOKEN = "Bearer administrator";

  final StubServices services = new StubServices();
  final StubEvents events = new StubEvents();
  final HttpEngine engine = new HttpEngine();
  final Spool spool;
  private final HttpServer server;
  private final Workers workers = Workers.start();
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final HttpClient client = HttpClient.newHttpClient();

  private RunningGateway(HttpSettings settings, Path folder) {
    this.server = new HttpServer(settings, engine);
    this.spool = Spool.open(folder.resolve("spool"), 1_000_000);
  }

  static RunningGateway start(Path folder) throws Exception {
    return start(folder, settings());
  }

  static RunningGateway start(Path folder, HttpSettings settings) throws Exception {
    RunningGateway gateway = new RunningGateway(settings, folder);
    gateway.startRoutes(folder);
    return gateway;
  }

  static HttpSettings settings() {
    return limits(1_000, Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMinutes(10), 0);
  }

  static HttpSettings limits(
      int connectionsMax,
      Duration idle,
      Duration slowRequest,
      Duration stalledAnswer,
      int perSecond) {
    return new HttpSettings(
        "127.0.0.1",
        0,
        1,
        connectionsMax,
        1024 * 1024,
        8 * 1024,
        idle,
        slowRequest,
        stalledAnswer,
        Set.of("https://player.example"),
        Set.of(),
        perSecond,
        perSecond);
  }

  private void startRoutes(Path folder) throws Exception {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Gatekeeper anyone = new Gatekeeper(RunningGateway::verify, Access.ANYONE);
    Gatekeeper users = new Gatekeeper(RunningGateway::verify, Access.USER);
    Media.Parts media =
        new Media.Parts(
            Map.of("library", folder.resolve("library"), "covers", folder.resolve("covers")),
            "",
            folder.resolve("secrets").resolve("gateway.link-secret"),
            Duration.ofMinutes(10),
            100,
            Duration.ofSeconds(10),
            clock,
            workers.files(),
            workers.taps());
    context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerBuilder());
    context.getShutdownStrategy().setTimeout(1);
    context.addComponent("jsonrpc", services);
    context.addComponent("event", events);
    context.addRoutes(GatewayBundle.bind(engine));
    context.addRoutes(
        new RestRoutes(access -> new Gatekeeper(RunningGateway::verify, access), true));
    context.addRoutes(new RpcRoutes(exchange -> {}, workers.batches()));
    context.addRoutes(new ReportPlayRoute(users, clock, workers.batches()));
    context.addRoutes(new TrackStartedRoute(spool, workers.spool()));
    context.addRoutes(new ForwardSpooledRoute(spool, workers.spool(), 50));
    for (RoutesBuilder routes : Media.routes(anyone, users, media)) {
      context.addRoutes(routes);
    }
    context.start();
    server.start();
  }

  private static CompletableFuture<Outcome<Caller>> verify(String header) {
    return CompletableFuture.completedFuture(
        header == null
            ? Outcome.success(Caller.anonymous())
            : switch (header) {
              case USER_TOKEN -> Outcome.success(user(Role.LISTENER));
              case ADMINISTRATOR_TOKEN -> Outcome.success(user(Role.ADMINISTRATOR));
              default -> Outcome.failure(ErrorKind.UNAUTHENTICATED, "expected a valid token");
            });
  }

  private static Caller user(Role role) {
    return new Caller.User(USER, "nina", role, new UUID(0, 1));
  }

  int port() {
    return engine.getServerPort();
  }

  int connections() {
    return server.connections();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(with(request(path), headers));
  }

  HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    return send("POST", path, body, headers);
  }

  HttpResponse<String> send(String verb, String path, String body, String... headers)
      throws Exception {
    HttpRequest.BodyPublisher sent =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    HttpRequest.Builder request = request(path).method(verb, sent);
    if (body != null) {
      request.setHeader("Content-Type", "application/json");
    }
    return send(with(request, headers));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(
        request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> sendLater(String path) {
    return client.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends bytes as they are and answers all that comes until the gateway hangs up. */
  String sendRaw(String text) throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(15_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return readAll(socket);
    }
  }

  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port());
  }

  static String readAll(Socket socket) throws IOException {
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
        .lines()
        .collect(Collectors.joining("\n"));
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  @Override
  public void close() throws IOException {
    server.close();
    context.close();
    workers.close();
    spool.close();
  }
}
