package camelody.gateway.routes.teaching;

import camelody.gateway.routes.http.HttpAnswer;
import camelody.gateway.routes.http.HttpCall;
import camelody.gateway.routes.http.Problem;
import camelody.gateway.routes.http.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * Serves the teaching console to a browser: one page for all its addresses, and what that page
 * loads. The scripts are as they were written, so that a learner reads in the browser what is in
 * the repository.
 */
final class TeachingPages extends RouteBuilder {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; media-src 'self'; base-uri 'none'; frame-ancestors 'none';"
          + " form-action 'none'";

  private final HttpAnswer page = found("page.html");
  private final Map<String, HttpAnswer> assets = new ConcurrentHashMap<>();

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    page("/teach", "map");
    page("/teach/traces", "traces");
    page("/teach/trace/{trace}", "trace");
    page("/teach/patterns", "patterns");
    page("/teach/source", "source");
    page("/teach/queues", "queues");
    page("/teach/faults", "faults");
    page("/teach/lab", "lab");
    page("/teach/recordings", "recordings");
    page("/teach/lessons", "lessons");
    page("/teach/lessons/{number}", "lesson");
    from("platform-http:/teach/assets/{file}?httpMethodRestrict=GET")
        .routeId("gateway.teaching.assets")
        .setBody(this::asset);
  }

  private void page(String path, String name) {
    from("platform-http:" + path + "?httpMethodRestrict=GET")
        .routeId("gateway.teaching.page." + name)
        .setBody(exchange -> page);
  }

  private HttpAnswer asset(Exchange exchange) {
    String name = HttpCall.of(exchange).pathValues().get(0);
    if (!name.matches("[a-z][a-z-]*\\.(js|css)")) {
      throw absent();
    }
    return assets.computeIfAbsent(name, TeachingPages::found);
  }

  private static HttpAnswer found(String name) {
    try (InputStream file = TeachingPages.class.getResourceAsStream(name)) {
      if (file == null) {
        throw absent();
      }
      return HttpAnswer.bytes(200, contentType(name), file.readAllBytes())
          .with("Content-Security-Policy", POLICY)
          .with("Cache-Control", "no-cache");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static ProblemException absent() {
    return Problem.notFound("the console has no file of this name").asException();
  }

  private static String contentType(String name) {
    String kind = name.substring(name.lastIndexOf('.') + 1);
    return switch (kind) {
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      default -> "text/html; charset=utf-8";
    };
  }
}
