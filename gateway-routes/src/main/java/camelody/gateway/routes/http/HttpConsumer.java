package camelody.gateway.routes.http;

import camelody.messaging.amqp.ConfirmedPublisher.NotAccepted;
import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.jsonrpc.RpcFaultException;
import camelody.messaging.teaching.Requests;
import camelody.messaging.teaching.Teaching;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins a route with an HTTP request: {@code from("platform-http:/api/tracks")}.
 *
 * <p>The stock consumer of Camel gives each request a thread that waits until its route is through;
 * twenty calls to a slow service then stop the gateway. This one gives the route a callback.
 *
 * <p>Only what is listed in {@link #forwarded} becomes a message header: a client can't write a
 * {@code Camel…} or {@code camelody-…} header of its own. Routes here have no error handler: the
 * one who asked gets the failure at once.
 */
final class HttpConsumer extends DefaultConsumer implements PlatformHttpConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(HttpConsumer.class);
  private static final int IDEMPOTENCY_KEY_MAX = 128;

  private final HttpEngine engine;
  private final PathTable<HttpConsumer> paths;
  private final List<String> verbs = new ArrayList<>();

  private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();
  private volatile @Nullable String routeId;

  HttpConsumer(PlatformHttpEndpoint endpoint, Processor processor, HttpEngine engine) {
    super(endpoint, processor);
    this.engine = engine;
    this.paths = engine.paths();
  }

  @Override
  public PlatformHttpEndpoint getEndpoint() {
    return (PlatformHttpEndpoint) super.getEndpoint();
  }

  /** Answers what type the route answers with, or nothing when that depends. */
  @Nullable String produces() {
    return getEndpoint().getProduces();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    String restricted = getEndpoint().getHttpMethodRestrict();
    Stream.of((restricted == null ? "GET" : restricted).split(","))
        .forEach(
            verb -> {
              paths.put(verb, getEndpoint().getPath(), this);
              verbs.add(verb);
            });
  }

  // While the process stops, its paths are still known: 503 sends a client elsewhere, 404 would
  // not.
  @Override
  protected void doShutdown() throws Exception {
    verbs.forEach(verb -> paths.remove(verb, getEndpoint().getPath()));
    verbs.clear();
    super.doShutdown();
  }

  /** Sends the request down the route; the answer is written when the route is through. */
  void accept(HttpCall call, AnswerWriter writer) {
    if (!isStarted()) {
      Problem stopping = Problem.unavailable("this gateway is stopping", 1);
      writer.write(call, stopping.answer(call.correlationId()).with("Connection", "close"));
      return;
    }
    Exchange exchange = createExchange(false);
    exchange.setPattern(ExchangePattern.InOut);
    call.into(exchange);
    Message message = exchange.getIn();
    message.setBody(call.body());
    forward(call, message.getHeaders());
    try {
      createUoW(exchange);
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
    Teaching teaching = engine.teaching();
    if (teaching != null) {
      teaching.requests().entered(exchange, asked(call, routeId()));
    }
    long startNanos = System.nanoTime();
    getAsyncProcessor().process(exchange, doneSync -> finish(exchange, call, writer, startNanos));
  }

  private Requests.Request asked(HttpCall call, String routeId) {
    return new Requests.Request(call.traceparent(), call.parentSpan(), routeId, what(call));
  }

  private void finish(Exchange exchange, HttpCall call, AnswerWriter writer, long startNanos) {
    String routeId = exchange.getFromRouteId();
    HttpAnswer answer = answer(exchange, call, routeId);
    Teaching teaching = engine.teaching();
    if (teaching != null) {
      long nanos = System.nanoTime() - startNanos;
      Requests.Answer answered = new Requests.Answer(answer.status(), answer, nanos);
      teaching.requests().left(exchange, asked(call, routeId), answered);
    }
    call.onLoop(() -> writer.write(call, answer));
    try {
      doneUoW(exchange);
    } finally {
      releaseExchange(exchange, false);
    }
    timers
        .computeIfAbsent(answer.status(), status -> timer(status, routeId))
        .record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
  }

  // Camel tells the outer consumer of platform-http which route it belongs to, not this one.
  private String routeId() {
    String known = routeId;
    if (known == null) {
      known =
          getEndpoint().getCamelContext().getRoutes().stream()
              .filter(route -> getEndpoint().equals(route.getEndpoint()))
              .map(Route::getRouteId)
              .findFirst()
              .orElse("");
      routeId = known;
    }
    return known;
  }

  private String what(HttpCall call) {
    return call.request().method() + " " + getEndpoint().getPath();
  }

  private Timer timer(int status, String routeId) {
    return Timer.builder("gateway.http.requests")
        .description("Time from a request's arrival to its answer")
        .tag("route", routeId)
        .tag("status", Integer.toString(status))
        .register(engine.metrics());
  }

  private HttpAnswer answer(Exchange exchange, HttpCall call, String routeId) {
    if (exchange.getException() != null) {
      return problem(exchange.getException(), call, routeId).answer(call.correlationId());
    }
    Object body = exchange.getMessage().getBody();
    if (body instanceof HttpAnswer answer) {
      return answer;
    }
    LOG.error("{}: {} ended without an answer", call.correlationId(), routeId);
    return Problem.internal().answer(call.correlationId());
  }

  private Problem problem(Exception failure, HttpCall call, String routeId) {
    if (failure instanceof ProblemException refused) {
      return refused.problem();
    }
    if (failure instanceof RpcFaultException fault) {
      boolean conditional = call.header("If-Match") != null;
      return FaultStatus.problem(fault.fault(), conditional);
    }
    if (failure instanceof NotAccepted) {
      return Problem.unavailable("the broker did not accept it; send it again", 2);
    }
    LOG.error("{}: {} failed", call.correlationId(), routeId, failure);
    return Problem.internal();
  }

  private static void forward(HttpCall call, Map<String, Object> headers) {
    headers.put(Exchange.HTTP_METHOD, call.request().method().name());
    headers.put(Exchange.HTTP_PATH, call.request().path());
    headers.put(RpcHeaders.TRACEPARENT, call.traceparent());
    headers.put(RpcHeaders.CLIENT_ADDRESS, call.clientAddress());
    forwarded(headers, RpcHeaders.AUTHORIZATION, call.header("Authorization"));
    String key = call.header("Idempotency-Key");
    if (key != null && key.length() <= IDEMPOTENCY_KEY_MAX) {
      headers.put(RpcHeaders.IDEMPOTENCY_KEY, key);
    }
  }

  private static void forwarded(Map<String, Object> headers, String name, @Nullable String sent) {
    if (sent != null) {
      headers.put(name, sent);
    }
  }
}
