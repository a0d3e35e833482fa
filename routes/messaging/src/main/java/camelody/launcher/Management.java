package camelody.launcher;

import camelody.messaging.jsonrpc.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Serves health and metrics on a port of the process's own.
 *
 * <pre>
 *   GET /observe/health/live   200 as long as the process answers
 *   GET /observe/health/ready  200 when it can do its own work, else 503
 *   GET /observe/health        the same, with each dependency: {"status":"UP","checks":{"broker":"UP"}}
 *   GET /observe/metrics       Prometheus text
 * </pre>
 */
public final class Management implements AutoCloseable {
  private static final int THREADS = 2;

  /**
   * Tells how a process is.
   *
   * @param status the HTTP status, 200 or 503
   * @param json the body
   */
  public record Health(int status, String json) {}

  private final HttpServer server;
  private final ExecutorService threads;
  private final PrometheusMeterRegistry metrics;
  private final Map<String, BooleanSupplier> checks = new ConcurrentHashMap<>();
  private final Map<String, BooleanSupplier> others = new ConcurrentHashMap<>();

  /**
   * Starts to serve.
   *
   * @param port 0 for any free one
   */
  public Management(String host, int port, PrometheusMeterRegistry metrics) {
    this.metrics = metrics;
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "management");
              thread.setDaemon(true);
              return thread;
            });
    try {
      server = HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException("management.port " + port + " cannot be opened", taken);
    }
    server.setExecutor(threads);
    server.createContext("/observe/health", this::health);
    server.createContext("/observe/metrics", this::metrics);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Adds something that the process cannot work without. */
  public void needs(String name, BooleanSupplier isUp) {
    checks.put(name, isUp);
  }

  /** Adds something that the process can do without, shown as degraded when it is away. */
  public void likes(String name, BooleanSupplier isUp) {
    others.put(name, isUp);
  }

  public Health live() {
    return new Health(200, "{\"status\":\"UP\"}");
  }

  /** Answers 200 when everything needed is there; may take as long as the checks do. */
  public Health ready() {
    Map<String, String> needed = run(checks);
    Map<String, String> liked = run(others);
    boolean up = !needed.containsValue("DOWN");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", up ? "UP" : "DOWN");
    body.put("checks", needed);
    if (!others.isEmpty()) {
      body.put(
          "degraded",
          liked.entrySet().stream()
              .filter(e -> e.getValue().equals("DOWN"))
              .map(Map.Entry::getKey)
              .toList());
    }
    return new Health(up ? 200 : 503, new String(Json.bytes(body), StandardCharsets.UTF_8));
  }

  /** Answers the metrics as Prometheus reads them. */
  public String scrape() {
    return metrics.scrape();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static Map<String, String> run(Map<String, BooleanSupplier> checks) {
    Map<String, String> results = new java.util.TreeMap<>();
    checks.forEach((name, check) -> results.put(name, check.getAsBoolean() ? "UP" : "DOWN"));
    return results;
  }

  private void health(HttpExchange exchange) throws IOException {
    Health health = exchange.getRequestURI().getPath().endsWith("/live") ? live() : ready();
    answer(exchange, health.status(), "application/json", health.json());
  }

  private void metrics(HttpExchange exchange) throws IOException {
    answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", scrape());
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
