package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs Apache Qpid Broker-J as this process: AMQP 0-9-1 on loopback, messages kept under {@code
 * data/broker}. Its address, with a password made at the first start, goes to {@code
 * data/run/broker-uri}.
 */
public final class EmbeddedBroker implements EmbeddedServer {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final String USER = "camelody";
  private static final int STOP_MILLIS = 8_000;

  private final DataDirectory data;
  private final SystemLauncher launcher = new SystemLauncher();
  private volatile int port;

  public EmbeddedBroker(DataDirectory data) {
    this.data = data;
  }

  public static void main(String[] arguments) {
    EmbeddedProcess.run("broker", EmbeddedBroker::new);
  }

  /** Starts the broker and announces its address once it takes connections. */
  @Override
  public void start() throws Exception {
    Files.deleteIfExists(data.run("broker-uri"));
    String password = Passwords.keptIn(data.secret("broker-password"));
    int chosen = KeptPort.in(data.root().resolve("broker-port"));
    Path work = data.root().resolve("broker");
    DataDirectory.createFolder(work);
    // Derby would otherwise write its log to whatever folder the process was started in.
    System.setProperty("derby.stream.error.file", work.resolve("derby.log").toString());
    launcher.startup(attributes(work, chosen, password));
    port = chosen;
    if (!isUp()) {
      // A port that cannot be opened does not fail the start of Broker-J.
      throw new IOException("the embedded broker does not listen on port " + chosen);
    }
    DataDirectory.write(
        data.run("broker-uri"), "amqp://" + USER + ":" + password + "@127.0.0.1:" + chosen);
    LOG.info("the embedded broker listens on 127.0.0.1:{}", chosen);
  }

  @Override
  public boolean isUp() {
    return KeptPort.isTaken(port);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(data.run("broker-uri"));
    } catch (IOException kept) {
      LOG.warn("could not take the broker's address back: {}", kept.toString());
    }
    launcher.shutdown(STOP_MILLIS);
  }

  private static Map<String, Object> attributes(Path work, int port, String password)
      throws IOException {
    Path configuration = work.resolve("initial.json");
    DataDirectory.write(configuration, template());
    Map<String, String> context = new HashMap<>();
    context.put("qpid.work_dir", work.toString());
    context.put("camelody.port", Integer.toString(port));
    context.put("camelody.user", USER);
    context.put("camelody.password", password);
    // RabbitMQ's x- arguments from foreign peers are noted, not refused with a closed connection.
    context.put("queue.behaviourOnUnknownDeclareArgument", "LOG");
    // Its own default is 64 threads and more, made for servers with as many processors.
    context.put("virtualhost.connectionThreadPool.size", "8");
    context.put("virtualhost.connectionThreadPool.numberOfSelectors", "2");
    context.put("qpid.port.amqp.threadPool.size", "4");
    context.put("qpid.port.amqp.threadPool.numberOfSelectors", "1");
    context.put("qpid.broker.networkBufferSize", "131072");
    context.put("broker.directByteBufferPoolSize", "256");
    context.put("virtualhost.housekeepingThreadCount", "2");
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("type", "Memory");
    attributes.put("initialConfigurationLocation", configuration.toUri().toString());
    attributes.put("startupLoggedToSystemOut", "false");
    attributes.put("context", context);
    return attributes;
  }

  private static String template() throws IOException {
    URL template = EmbeddedBroker.class.getResource("broker.json");
    if (template == null) {
      throw new IOException("broker.json is not in the jar");
    }
    try (InputStream in = template.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
