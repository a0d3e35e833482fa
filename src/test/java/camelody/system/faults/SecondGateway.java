package camelody.system.faults;

import static org.awaitility.Awaitility.await;

import camelody.system.Http;
import camelody.system.RunningSystem;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another gateway of the same system, started as the first one was, on a port of its own. */
final class SecondGateway implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  private final Process process;
  private final int port;

  private SecondGateway(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static SecondGateway beside(RunningSystem system) throws IOException {
    Path first = Path.of("/proc", Long.toString(system.process("gateway-1").pid()));
    List<String> command =
        words(first.resolve("cmdline"))
            .map(word -> word.replace("=gateway-1", "=gateway-by-hand"))
            .toList();
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(
        words(first.resolve("environ"))
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    environment.put("GATEWAY_HTTP_PORT", Integer.toString(port));
    builder.redirectErrorStream(true);
    builder.redirectOutput(system.data().resolve("logs/gateway-by-hand.log").toFile());
    SecondGateway second = new SecondGateway(builder.start(), port);
    await("the second gateway is ready")
        .atMost(START)
        .ignoreExceptions()
        .until(() -> new Http(second.url()).get("/observe/health/ready").status() == 200);
    return second;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  Http http() {
    return new Http(url());
  }

  /** Ends it as a crash would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static Stream<String> words(Path file) throws IOException {
    return Stream.of(Files.readString(file).split("\0", -1)).filter(word -> !word.isEmpty());
  }
}
