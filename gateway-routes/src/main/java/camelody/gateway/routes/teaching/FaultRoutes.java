package camelody.gateway.routes.teaching;

import camelody.gateway.routes.http.HttpAnswer;
import camelody.gateway.routes.http.HttpCall;
import camelody.gateway.routes.http.OnWorkers;
import camelody.gateway.routes.http.Problem;
import camelody.gateway.routes.security.Gatekeeper;
import camelody.messaging.jsonrpc.FaultCode;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Lets an administrator break things on purpose, from the console's own pages: {@code GET} and
 * {@code POST /teach/api/faults}, {@code DELETE /teach/api/faults/{id}}.
 */
final class FaultRoutes extends RouteBuilder {
  private final Gatekeeper administrators;
  private final FaultSwitch faults;
  private final Executor workers;

  FaultRoutes(Gatekeeper administrators, FaultSwitch faults, Executor workers) {
    this.administrators = administrators;
    this.faults = faults;
    this.workers = workers;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    serve("faults", "GET", "teachFaults", call -> faults.list());
    serve("faults", "POST", "teachBeginFault", faults::begin);
    serve("faults/{id}", "DELETE", "teachEndFault", call -> faults.end(call.pathValues().get(0)));
  }

  private void serve(String path, String verb, String name, Function<HttpCall, HttpAnswer> answer) {
    from("platform-http:/teach/api/" + path + "?httpMethodRestrict=" + verb)
        .routeId("gateway." + name)
        .process(FaultRoutes::requireSameOrigin)
        .process(administrators)
        .process(
            new OnWorkers(
                workers,
                exchange ->
                    exchange
                        .getMessage()
                        .setBody(
                            answer
                                .apply(HttpCall.of(exchange))
                                .with("Cache-Control", "no-store"))));
  }

  // A page of another site may be open in the administrator's browser, and be allowed to read
  // (CORS).
  private static void requireSameOrigin(Exchange exchange) {
    HttpCall call = HttpCall.of(exchange);
    String site = call.header("Sec-Fetch-Site");
    String origin = call.header("Origin");
    String host = String.valueOf(call.header("Host")).toLowerCase(Locale.ROOT);
    boolean ours =
        (site == null || site.equals("same-origin") || site.equals("none"))
            && (origin == null
                || origin.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").equals(host));
    if (!ours) {
      throw Problem.of(
              403,
              "forbidden",
              FaultCode.FORBIDDEN,
              "faults are switched from the console's own pages, not from another site")
          .asException();
    }
  }
}
