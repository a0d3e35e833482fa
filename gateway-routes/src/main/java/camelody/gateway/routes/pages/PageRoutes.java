package camelody.gateway.routes.pages;

import camelody.gateway.routes.http.HttpAnswer;
import camelody.gateway.routes.http.OnWorkers;
import camelody.gateway.routes.rpc.Discovery;
import camelody.launcher.Management;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.camel.builder.RouteBuilder;

/** Serves what says what is here: the page, the contracts, health and metrics. */
public final class PageRoutes extends RouteBuilder {
  private static final String POLICY =
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final Management management;
  private final Discovery discovery;
  private final Executor workers;

  public PageRoutes(Management management, Discovery discovery, Executor workers) {
    this.management = management;
    this.discovery = discovery;
    this.workers = workers;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    fixed("/", "page", page("index.html", "text/html; charset=utf-8"));
    fixed("/style.css", "style", page("style.css", "text/css; charset=utf-8"));
    fixed("/player.js", "player", page("player.js", "text/javascript; charset=utf-8"));
    fixed("/docs", "docs", page("docs.html", "text/html; charset=utf-8"));
    fixed("/docs.js", "docsScript", page("docs.js", "text/javascript; charset=utf-8"));
    fixed("/icon.svg", "icon", page("icon.svg", "image/svg+xml"));
    fixed("/asyncapi.json", "asyncApi", json(AsyncApiDocument.bytes()));
    from("platform-http:/openapi.json?httpMethodRestrict=GET")
        .routeId("gateway.openApi")
        .process(new OpenApiAnswer(discovery));
    fresh("/observe/health", "health", () -> health(management.ready()));
    fresh("/observe/health/ready", "ready", () -> health(management.ready()));
    fresh("/observe/health/live", "live", () -> health(management.live()));
    fresh("/observe/metrics", "metrics", this::metrics);
  }

  private void fixed(String path, String name, HttpAnswer answer) {
    from("platform-http:" + path + "?httpMethodRestrict=GET")
        .routeId("gateway." + name)
        .setBody(exchange -> answer);
  }

  private void fresh(String path, String name, Supplier<HttpAnswer> answer) {
    from("platform-http:" + path + "?httpMethodRestrict=GET")
        .routeId("gateway." + name)
        .process(new OnWorkers(workers, exchange -> exchange.getMessage().setBody(answer.get())));
  }

  private HttpAnswer metrics() {
    byte[] text = management.scrape().getBytes(StandardCharsets.UTF_8);
    return HttpAnswer.bytes(200, "text/plain; version=0.0.4; charset=utf-8", text);
  }

  private static HttpAnswer health(Management.Health health) {
    return HttpAnswer.bytes(
            health.status(), HttpAnswer.JSON, health.json().getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-store");
  }

  private static HttpAnswer json(byte[] document) {
    return HttpAnswer.bytes(200, HttpAnswer.JSON, document);
  }

  private static HttpAnswer page(String name, String contentType) {
    try (InputStream file = PageRoutes.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return HttpAnswer.bytes(200, contentType, file.readAllBytes())
          .with("Content-Security-Policy", POLICY)
          .with("Cache-Control", "no-cache");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
