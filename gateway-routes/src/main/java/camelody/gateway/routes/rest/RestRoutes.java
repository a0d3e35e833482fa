package camelody.gateway.routes.rest;

import camelody.gateway.routes.security.Gatekeeper;
import camelody.gateway.routes.security.Stranger;
import camelody.messaging.methods.Access;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/**
 * Makes a route of each row of {@link RestOperations}: request in, call, answer out.
 *
 * <p>All of them are the same sentence, so it stands here once; {@code gateway.catalogue.list} is
 * the route of {@code GET /api/tracks}.
 */
public final class RestRoutes extends RouteBuilder {
  private static final Set<String> SESSION_BEGINNINGS = Set.of("users.authenticate", "users.renew");

  private final Function<Access, Gatekeeper> gatekeepers;
  private final boolean cataloguePublic;

  /**
   * @param cataloguePublic whether the catalogue may be read without a login
   */
  public RestRoutes(Function<Access, Gatekeeper> gatekeepers, boolean cataloguePublic) {
    this.gatekeepers = gatekeepers;
    this.cataloguePublic = cataloguePublic;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    RestOperations.ALL.forEach(this::serve);
  }

  private void serve(RestOperation operation) {
    from("platform-http:%s?httpMethodRestrict=%s&produces=application/json"
            .formatted(operation.path(), operation.verb()))
        .routeId(operation.routeId())
        .process(admission(operation))
        .process(new RestRequestTranslator(operation))
        .to("jsonrpc:%s?method=%s".formatted(operation.service(), operation.useCase()))
        .process(new RestAnswerTranslator(operation));
  }

  private Processor admission(RestOperation operation) {
    return SESSION_BEGINNINGS.contains(operation.method())
        ? new Stranger()
        : gatekeepers.apply(access(operation));
  }

  private Access access(RestOperation operation) {
    boolean closed = !cataloguePublic && operation.service().equals("catalogue");
    return closed && operation.access() == Access.ANYONE ? Access.USER : operation.access();
  }
}
