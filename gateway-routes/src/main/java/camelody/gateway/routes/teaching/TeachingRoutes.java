package camelody.gateway.routes.teaching;

import camelody.gateway.routes.http.HttpAnswer;
import camelody.gateway.routes.http.HttpCall;
import camelody.gateway.routes.http.OnWorkers;
import camelody.gateway.routes.http.Problem;
import camelody.gateway.routes.rest.QueryParameters;
import camelody.messaging.jsonrpc.FaultCode;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.camel.builder.RouteBuilder;

/** Serves what the pages of the teaching console show; there is none while it is off. */
final class TeachingRoutes extends RouteBuilder {
  private static final int TRACES_DEFAULT = 50;
  private static final int TRACES_MAX = 200;

  private final Browsers browsers;
  private final TraceQueries traces;
  private final SystemWatch system;
  private final RouteCatalogue catalogue;
  private final RouteSources sources;
  private final LabWatch lab;
  private final KnownHosts hosts;
  private final Executor workers;

  /**
   * @param workers look and ask, which may take a second
   */
  TeachingRoutes(
      Browsers browsers,
      TraceQueries traces,
      SystemWatch system,
      RouteCatalogue catalogue,
      RouteSources sources,
      LabWatch lab,
      KnownHosts hosts,
      Executor workers) {
    this.browsers = browsers;
    this.traces = traces;
    this.system = system;
    this.catalogue = catalogue;
    this.sources = sources;
    this.lab = lab;
    this.hosts = hosts;
    this.workers = workers;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from("platform-http:/teach/events?httpMethodRestrict=GET")
        .routeId("gateway.teachEvents")
        .process(hosts)
        .process(browsers);
    serve("events", "teachHeldEvents", call -> traces.after(after(call)));
    serve("traces", "teachTraces", call -> traces.latest(limit(call)));
    serve("traces/{trace}", "teachTrace", this::trace);
    serve("topology", "teachTopology", call -> TopologyView.of(system.now()));
    serve("routes", "teachRoutes", call -> catalogue.routes());
    serve("patterns", "teachPatterns", call -> catalogue.patterns());
    serve("source", "teachSource", call -> sources.read(parameter(call, "file", "")));
    serve("lab", "teachLab", call -> lab.now());
  }

  private void serve(String path, String name, Function<HttpCall, Object> answer) {
    from("platform-http:/teach/api/" + path + "?httpMethodRestrict=GET&produces=application/json")
        .routeId("gateway." + name)
        .process(hosts)
        .process(
            new OnWorkers(
                workers,
                exchange ->
                    exchange
                        .getMessage()
                        .setBody(
                            HttpAnswer.json(200, answer.apply(HttpCall.of(exchange)))
                                .with("Cache-Control", "no-store"))));
  }

  private Object trace(HttpCall call) {
    return traces
        .whole(call.pathValues().get(0))
        .orElseThrow(
            () ->
                Problem.of(
                        404,
                        "not-found",
                        FaultCode.NOT_FOUND,
                        "this trace was not recorded, or it is too long ago")
                    .asException());
  }

  private static long after(HttpCall call) {
    String given = parameter(call, "after", "0");
    if (!given.matches("\\d{1,15}")) {
      throw Problem.badRequest("after: expected the number of an event, came another")
          .asException();
    }
    return Long.parseLong(given);
  }

  private static int limit(HttpCall call) {
    String given = parameter(call, "limit", String.valueOf(TRACES_DEFAULT));
    if (!given.matches("\\d{1,4}")
        || Integer.parseInt(given) < 1
        || Integer.parseInt(given) > TRACES_MAX) {
      throw Problem.badRequest("limit: expected 1 to " + TRACES_MAX + ", came another")
          .asException();
    }
    return Integer.parseInt(given);
  }

  private static String parameter(HttpCall call, String name, String otherwise) {
    return QueryParameters.read(call.query()).getOrDefault(name, List.of(otherwise)).get(0);
  }
}
