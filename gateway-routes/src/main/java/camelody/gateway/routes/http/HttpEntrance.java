package camelody.gateway.routes.http;

import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.teaching.Teaching;
import camelody.messaging.tracing.TraceContext;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives each request: refuses what has no place here, and gives the rest to the route that
 * serves its path.
 */
final class HttpEntrance {
  private final PathTable<HttpConsumer> paths;
  private final @Nullable Teaching teaching;
  private final BodyReader bodies;
  private final int bodyBytesMax;
  private final ClientAddress clientAddress;
  private final RequestAllowance allowance;
  private final CrossOrigin crossOrigin;
  private final AnswerWriter writer;

  HttpEntrance(HttpSettings settings, HttpEngine engine) {
    this.paths = engine.paths();
    this.teaching = engine.teaching();
    this.bodyBytesMax = settings.bodyBytesMax();
    this.bodies = new BodyReader(bodyBytesMax);
    this.clientAddress = new ClientAddress(settings.proxies());
    this.allowance =
        new RequestAllowance(
            settings.requestsPerSecond(), settings.requestsBurst(), System::nanoTime);
    this.crossOrigin = new CrossOrigin(settings.origins());
    this.writer = new AnswerWriter(crossOrigin, teaching != null && teaching.hasConsole());
  }

  AnswerWriter writer() {
    return writer;
  }

  void handle(HttpServerRequest request, ConnectionWatch watch) {
    if (!watch.began(request)) {
      request.connection().close();
      return;
    }
    String address = clientAddress.of(request);
    HttpCall unplaced = call(request, address);
    Problem malformed = InvalidRequests.complaintAbout(request);
    if (malformed != null) {
      refuse(unplaced, malformed);
      request.connection().close();
    } else if (!allowance.allows(address)) {
      refuse(unplaced, Problem.tooManyRequests("expected fewer requests from this address", 1));
    } else if (crossOrigin.isPreflight(request)) {
      writer.write(unplaced, crossOrigin.preflightAnswer());
    } else {
      place(request, watch, unplaced);
    }
  }

  /** Answers what was no HTTP request at all. */
  void refuseInvalid(HttpServerRequest request) {
    HttpCall call = call(request, "unknown");
    String complaint = String.valueOf(request.decoderResult().cause());
    refuse(call, InvalidRequests.problem(complaint));
    request.connection().close();
  }

  private void place(HttpServerRequest request, ConnectionWatch watch, HttpCall unplaced) {
    String path = request.path();
    PathTable.Found<HttpConsumer> found =
        paths.find(request.method().name(), path == null ? "" : path);
    if (found instanceof PathTable.Match<HttpConsumer> match) {
      HttpCall call = unplaced.at(match.values());
      admit(match.target(), call, watch);
    } else if (found instanceof PathTable.OtherVerbs<HttpConsumer> others) {
      refuse(unplaced, Problem.otherVerbs(others.allow()));
    } else {
      refuse(unplaced, Problem.notFound("nothing is served under this path; / says what is"));
    }
  }

  private void admit(HttpConsumer consumer, HttpCall call, ConnectionWatch watch) {
    HttpServerRequest request = call.request();
    String offered = consumer.produces();
    if (offered != null && !MediaTypes.accepts(call.header("Accept"), offered)) {
      refuse(call, Problem.notAcceptable(offered));
    } else if (!BodyReader.isExpected(request) || isRead(request.method())) {
      consumer.accept(call, writer);
    } else {
      String complaint =
          MediaTypes.complaintAbout(call.header("Content-Type"), call.header("Content-Encoding"));
      if (complaint != null) {
        refuse(call, Problem.mediaType(complaint));
      } else {
        readBody(consumer, call, watch);
      }
    }
  }

  private void readBody(HttpConsumer consumer, HttpCall call, ConnectionWatch watch) {
    bodies.read(
        call.request(),
        () -> watch.received(call.request()),
        body -> {
          call.body(body);
          consumer.accept(call, writer);
        },
        () -> refuse(call, Problem.tooLarge(bodyBytesMax)));
  }

  private static boolean isRead(@Nullable HttpMethod verb) {
    return HttpMethod.GET.equals(verb) || HttpMethod.HEAD.equals(verb);
  }

  private void refuse(HttpCall call, Problem problem) {
    writer.write(call, problem.answer(call.correlationId()));
  }

  private HttpCall call(HttpServerRequest request, String address) {
    return new HttpCall(request, List.of(), traceparent(request), address);
  }

  private String traceparent(HttpServerRequest request) {
    String sent = request.getHeader(RpcHeaders.TRACEPARENT);
    if (teaching != null) {
      return isWatching(request) ? TraceContext.startUnsampled() : teaching.sampler().admit(sent);
    }
    return TraceContext.isValid(sent) ? sent : TraceContext.start();
  }

  // Who looks at the system is not what there is to see.
  private static boolean isWatching(HttpServerRequest request) {
    String path = String.valueOf(request.path());
    return path.startsWith("/teach") || path.startsWith("/observe/") || isFile(path);
  }

  private static boolean isFile(String path) {
    return path.endsWith(".js") || path.endsWith(".css") || path.endsWith(".svg");
  }
}
