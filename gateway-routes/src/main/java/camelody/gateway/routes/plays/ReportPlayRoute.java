package camelody.gateway.routes.plays;

import camelody.gateway.routes.security.Gatekeeper;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.camel.builder.RouteBuilder;

/**
 * Takes reports of plays: {@code POST /api/plays}, one or an array of up to 100 → 202.
 *
 * <p>202 is a promise (Guaranteed Delivery): the broker has confirmed each of them, and each will
 * be counted once. Else the answer is 503, and the client sends the same report again.
 */
public final class ReportPlayRoute extends RouteBuilder {
  private final Gatekeeper users;
  private final PlayReportTranslator reports;
  private final ExecutorService batches;

  /**
   * @param batches sends the plays of an array, which then wait for their confirms together
   */
  public ReportPlayRoute(Gatekeeper users, Clock clock, ExecutorService batches) {
    this.users = users;
    this.reports = new PlayReportTranslator(clock);
    this.batches = batches;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from("platform-http:/api/plays?httpMethodRestrict=POST&produces=application/json")
        .routeId("gateway.reportPlay")
        .process(users)
        .process(reports)
        .choice()
        .when(body().isInstanceOf(List.class))
        .to("direct:gateway.reportPlays")
        .otherwise()
        .to("direct:gateway.reportOnePlay");

    from("direct:gateway.reportOnePlay")
        .routeId("gateway.reportOnePlay")
        .to("event:listening.track-played.v1")
        .process(AcceptedPlays::answerOne);

    from("direct:gateway.reportPlays")
        .routeId("gateway.reportPlays")
        .setProperty(AcceptedPlays.REPORTED, body())
        .split(body(), new FirstRefusal())
        .parallelProcessing()
        .executorService(batches)
        .to("event:listening.track-played.v1")
        .end()
        .process(AcceptedPlays::answerSeveral);
  }
}
