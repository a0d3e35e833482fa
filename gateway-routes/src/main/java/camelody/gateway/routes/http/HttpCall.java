package camelody.gateway.routes.http;

import camelody.messaging.amqp.RpcHeaders;
import camelody.messaging.tracing.TraceContext;
import io.netty.channel.EventLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** One request on its way through a route, which finds it with {@link #of}. */
public final class HttpCall {
  private static final String PROPERTY = "camelody.http.call";

  private final HttpServerRequest request;
  private final List<String> pathValues;
  private final String traceparent;
  private final String clientAddress;
  private @Nullable Buffer body;

  HttpCall(
      HttpServerRequest request,
      List<String> pathValues,
      String traceparent,
      String clientAddress) {
    this.request = request;
    this.pathValues = pathValues;
    this.traceparent = traceparent;
    this.clientAddress = clientAddress;
  }

  /** Answers the same request once its place is known. */
  HttpCall at(List<String> values) {
    return new HttpCall(request, values, traceparent, clientAddress);
  }

  /** Finds the request that an exchange began with. */
  public static HttpCall of(Exchange exchange) {
    HttpCall call = exchange.getProperty(PROPERTY, HttpCall.class);
    if (call == null) {
      throw new IllegalStateException("this exchange did not begin with an HTTP request");
    }
    return call;
  }

  void into(Exchange exchange) {
    exchange.setProperty(PROPERTY, this);
  }

  public HttpServerRequest request() {
    return request;
  }

  /** Answers the values of the path's variables, decoded, in the order of the template. */
  public List<String> pathValues() {
    return pathValues;
  }

  /** Answers the text behind the question mark as it was sent. */
  public @Nullable String query() {
    return request.query();
  }

  public @Nullable String header(String name) {
    return request.getHeader(name);
  }

  public @Nullable Buffer body() {
    return body;
  }

  void body(@Nullable Buffer whole) {
    body = whole;
  }

  /** Does something on the event loop that serves this request's connection. */
  void onLoop(Runnable work) {
    EventLoop loop = ((ConnectionBase) request.connection()).channel().eventLoop();
    if (loop.inEventLoop()) {
      work.run();
    } else {
      loop.execute(work);
    }
  }

  public boolean isHead() {
    return HttpMethod.HEAD.equals(request.method());
  }

  /** Answers the request's place in its trace (W3C Trace Context). */
  public String traceparent() {
    return traceparent;
  }

  /** Answers the span of whoever sent this request, if it said so. */
  public @Nullable String parentSpan() {
    String sent = header(RpcHeaders.TRACEPARENT);
    return sent != null && TraceContext.isValid(sent) ? TraceContext.spanId(sent) : null;
  }

  /** Answers the trace id, by which the client, the logs and the traces speak of this request. */
  public String correlationId() {
    return TraceContext.traceId(traceparent);
  }

  public String clientAddress() {
    return clientAddress;
  }
}
