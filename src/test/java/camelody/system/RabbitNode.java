package camelody.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A RabbitMQ node of the tests' own: own name, ports and folder, so that it may be stopped, killed
 * and started again without touching anybody else's.
 */
public final class RabbitNode implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  private final Path folder;
  private final String name;
  private final int port;
  private final int distributionPort;
  private final @Nullable Certificate certificate;
  private @Nullable Process process;

  private RabbitNode(@Nullable Certificate certificate) throws IOException {
    this.certificate = certificate;
    // Debian's rabbitmq-server becomes the user rabbitmq, who must be able to write here.
    this.folder =
        Files.createTempDirectory(
            "camelody-node-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    this.port = Ports.free();
    this.distributionPort = Ports.free();
    this.name = "camelody-test-" + port + "@localhost";
  }

  /** Prepares a node that does not run until {@link #restart} is called. */
  public static RabbitNode prepare() throws IOException {
    return new RabbitNode(null);
  }

  /** Starts a node and waits until it takes connections. */
  public static RabbitNode start() throws IOException {
    return up(new RabbitNode(null));
  }

  /** Starts a node that takes connections over TLS alone, at {@code localhost}. */
  public static RabbitNode startWithTls(Certificate certificate) throws IOException {
    return up(new RabbitNode(certificate));
  }

  private static RabbitNode up(RabbitNode node) throws IOException {
    node.restart();
    return node;
  }

  /** Starts nodes that are one cluster; each queue of events has a replica on three of them. */
  public static List<RabbitNode> cluster(int count) throws IOException, InterruptedException {
    List<RabbitNode> nodes = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        RabbitNode node = new RabbitNode(null);
        node.process = node.run();
        nodes.add(node);
      }
      join(nodes);
      return nodes;
    } catch (IOException | InterruptedException | RuntimeException failed) {
      nodes.forEach(RabbitNode::close);
      throw failed;
    }
  }

  private static void join(List<RabbitNode> nodes) throws IOException, InterruptedException {
    for (RabbitNode node : nodes) {
      node.awaitUp();
      node.awaitBooted();
    }
    for (RabbitNode node : nodes.subList(1, nodes.size())) {
      node.control("stop_app");
      node.control("join_cluster", nodes.get(0).name);
      node.control("start_app");
      node.awaitUp();
    }
    for (RabbitNode node : nodes) {
      Awaitility.await(node.name + " sees the whole cluster")
          .atMost(START)
          .until(() -> node.sees(nodes));
    }
  }

  public String uri() {
    return scheme() + "://guest:guest@" + address();
  }

  String scheme() {
    return certificate == null ? "amqp" : "amqps";
  }

  String address() {
    return (certificate == null ? "127.0.0.1:" : "localhost:") + port;
  }

  /** Answers the node's name, by which rabbitmqctl finds it. */
  public String name() {
    return name;
  }

  public int port() {
    return port;
  }

  public Path log() {
    return folder.resolve("node.log");
  }

  /** Ends the node as a power cut would. */
  public void kill() {
    end();
    Awaitility.await().atMost(START).until(() -> !isListening());
  }

  /** Tells whether the node runs. */
  public boolean isUp() {
    return process != null && process.isAlive() && isListening();
  }

  /** Starts it, again on its old data. */
  public void restart() throws IOException {
    process = run();
    awaitUp();
  }

  /** Runs {@code rabbitmqctl} against this node. */
  public String control(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 3];
    command[0] = "rabbitmqctl";
    command[1] = "-n";
    command[2] = name;
    System.arraycopy(arguments, 0, command, 3, arguments.length);
    Process control = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(
            control.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    control.waitFor(60, TimeUnit.SECONDS);
    return output;
  }

  /** Ends it for good, and deletes what it kept. */
  @Override
  public void close() {
    end();
    try (Stream<Path> kept = Files.walk(folder)) {
      kept.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException | UncheckedIOException gone) {
      // Whatever is left is in the machine's folder for such.
    }
  }

  private void end() {
    Process running = process;
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly().onExit().join();
    }
  }

  private Process run() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("rabbitmq-server");
    Map<String, String> environment = builder.environment();
    environment.put("PATH", environment.get("PATH") + ":/usr/sbin:/usr/lib/rabbitmq/bin");
    environment.put("RABBITMQ_NODENAME", name);
    environment.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
    if (certificate == null) {
      environment.put("RABBITMQ_NODE_PORT", Integer.toString(port));
    }
    environment.put("RABBITMQ_DIST_PORT", Integer.toString(distributionPort));
    environment.put("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString());
    environment.put("RABBITMQ_LOG_BASE", folder.toString());
    environment.put("RABBITMQ_PID_FILE", folder.resolve("pid").toString());
    environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", folder.resolve("enabled_plugins").toString());
    environment.put("RABBITMQ_CONFIG_FILE", configuration().toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("node.log").toFile());
    return builder.start();
  }

  private Path configuration() throws IOException {
    Path file = folder.resolve("rabbitmq.conf");
    if (certificate != null) {
      Files.writeString(
          file,
          """
          listeners.tcp = none
          listeners.ssl.1 = 127.0.0.1:%d
          ssl_options.cacertfile = %s
          ssl_options.certfile = %s
          ssl_options.keyfile = %s
          ssl_options.verify = verify_none
          """
              .formatted(
                  port,
                  copied(certificate.file()),
                  copied(certificate.file()),
                  copied(certificate.keyFile())));
    }
    return file;
  }

  // Where the user rabbitmq may read.
  private Path copied(Path file) throws IOException {
    Path copy = folder.resolve(file.getFileName());
    Files.copy(file, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
    return copy;
  }

  private void awaitUp() {
    Awaitility.await("RabbitMQ at " + port + ", see " + log())
        .atMost(START)
        .until(this::isListening);
  }

  private void awaitBooted() throws IOException, InterruptedException {
    control("await_startup", "--timeout", Long.toString(START.toSeconds()));
  }

  private boolean sees(List<RabbitNode> nodes) throws IOException, InterruptedException {
    String status = control("cluster_status", "--formatter", "json");
    List<String> running = new ArrayList<>();
    Json.read(status.substring(status.indexOf('{')))
        .path("running_nodes")
        .forEach(each -> running.add(each.asText()));
    return nodes.stream().allMatch(node -> running.contains(node.name));
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
