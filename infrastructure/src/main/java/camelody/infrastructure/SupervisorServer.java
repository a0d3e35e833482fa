package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import camelody.launcher.Settings;
import camelody.messaging.jsonrpc.JsonBytes;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets {@code start.sh status|scale|stop} reach the supervisor: HTTP on loopback, whose port and
 * secret stand in {@code data/run/supervisor}, for its owner's eyes only.
 */
final class SupervisorServer implements AutoCloseable {
  static final int INSTANCES_MAX = 32;

  private static final Logger LOG = LoggerFactory.getLogger(SupervisorServer.class);
  private static final long LOOK_SECONDS = 1;

  private final DataDirectory data;
  private final Supervisor supervisor;
  private final int secondsMax;
  private final HttpServer http;
  private final String secret = Passwords.random();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile String word = "";

  SupervisorServer(Settings settings, DataDirectory data, SystemOptions options)
      throws IOException {
    this.data = data;
    this.supervisor = new Supervisor(settings, data, options);
    this.secondsMax = settings.integer("teaching.fault-seconds-max");
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/status", exchange -> answer(exchange, this::statusJson));
    http.createContext("/scale/", exchange -> answer(exchange, () -> scale(exchange)));
    http.createContext("/passing", exchange -> answer(exchange, this::passing));
    http.createContext("/pause/", exchange -> answer(exchange, () -> pause(exchange)));
    http.createContext("/lend/", exchange -> answer(exchange, () -> lend(exchange)));
    http.createContext("/resume/", exchange -> answer(exchange, () -> resume(exchange)));
  }

  void start() {
    Map<String, Object> address = new LinkedHashMap<>();
    address.put("pid", ProcessHandle.current().pid());
    address.put("started", Leftovers.startOf(ProcessHandle.current()));
    address.put("port", http.getAddress().getPort());
    address.put("secret", secret);
    word = JsonBytes.of(address).toString();
    supervisor.start();
    http.start();
    DataDirectory.write(data.run("supervisor"), word);
  }

  List<ProcessStatus> status() {
    return supervisor.children().stream()
        .sorted(
            Comparator.comparingInt((Child child) -> ProcessPlan.CHOICES.indexOf(child.plan()))
                .thenComparing(child -> child.instance().length())
                .thenComparing(Child::instance))
        .map(this::status)
        .toList();
  }

  /**
   * Waits until somebody stops the system. Nobody can any more once its data directory was deleted
   * or moved away: then it stops by itself.
   */
  void awaitEnd() throws InterruptedException {
    while (!ended.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
      if (isForgotten()) {
        LOG.error("{} was taken away, stopping everything", data.root());
        close();
      }
    }
  }

  /** Answers whether nobody has told it to stop. */
  boolean isOpen() {
    return !closed.get();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      supervisor.stop();
      http.stop(0);
      try {
        Files.deleteIfExists(data.run("supervisor"));
      } catch (IOException kept) {
        // Whoever reads it next finds a process that is gone.
        ended.countDown();
      }
      ended.countDown();
    }
  }

  private boolean isForgotten() {
    try {
      return DataDirectory.read(data.run("supervisor")).filter(word::equals).isEmpty();
    } catch (UncheckedIOException unreadable) {
      // A disk that fails for a moment is no reason to stop.
      return false;
    }
  }

  private ProcessStatus status(Child child) {
    String state = !child.isAlive() ? "down" : child.isReady() ? "ready" : "starting";
    return new ProcessStatus(
        child.instance(), state, child.pid(), child.restarts(), child.log().toString());
  }

  private String statusJson() {
    return JsonBytes.of(status()).toString();
  }

  // GET /passing answers [{"instance":"catalogue-2","lent":true,"until":1767225600000}]
  private String passing() {
    return JsonBytes.of(
            supervisor.passing().entrySet().stream()
                .map(
                    each ->
                        Map.of(
                            "instance", each.getKey(),
                            "lent", supervisor.isLent(each.getKey()),
                            "until", each.getValue().toEpochMilli()))
                .toList())
        .toString();
  }

  // POST /pause/catalogue-1/60
  private String pause(HttpExchange exchange) {
    String[] words = words(exchange);
    supervisor.pause(words[2], seconds(words[3]));
    return passing();
  }

  // POST /lend/catalogue/60 answers "catalogue-2"
  private String lend(HttpExchange exchange) {
    String[] words = words(exchange);
    ProcessPlan plan = ProcessPlan.bundle(words[2]).filter(ProcessPlan::scalable).orElseThrow();
    long there = supervisor.children().stream().filter(child -> child.plan().equals(plan)).count();
    if (there >= INSTANCES_MAX) {
      throw new IllegalArgumentException("expected at most " + INSTANCES_MAX + " of " + words[2]);
    }
    return JsonBytes.of(supervisor.lend(plan, seconds(words[3]))).toString();
  }

  // POST /resume/catalogue-1
  private String resume(HttpExchange exchange) {
    supervisor.resume(words(exchange)[2]);
    return passing();
  }

  private Duration seconds(String text) {
    int seconds = Integer.parseInt(text);
    if (seconds < 1 || seconds > secondsMax) {
      throw new IllegalArgumentException("expected 1 to " + secondsMax + " s, came " + seconds);
    }
    return Duration.ofSeconds(seconds);
  }

  private static String[] words(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().split("/", -1);
  }

  // POST /scale/catalogue/5
  private String scale(HttpExchange exchange) {
    String[] words = words(exchange);
    ProcessPlan plan = ProcessPlan.bundle(words[2]).filter(ProcessPlan::scalable).orElseThrow();
    int count = Integer.parseInt(words[3]);
    if (count < 1 || count > INSTANCES_MAX) {
      throw new IllegalArgumentException("expected 1 to " + INSTANCES_MAX + ", came " + count);
    }
    supervisor.scale(plan, count);
    return statusJson();
  }

  private void answer(HttpExchange exchange, java.util.function.Supplier<String> answer)
      throws IOException {
    int status = 200;
    String body;
    String came = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!MessageDigest.isEqual(
        came.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8))) {
      status = 403;
      body = "\"expected the secret in data/run/supervisor\"";
    } else {
      try {
        body = answer.get();
      } catch (RuntimeException refused) {
        status = 400;
        body = JsonBytes.of(String.valueOf(refused.getMessage())).toString();
      }
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
