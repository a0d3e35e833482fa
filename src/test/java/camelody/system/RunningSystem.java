package camelody.system;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A whole system, started by {@code ./start.sh} as a person would: one for each broker, shared by
 * all tests of a build, stopped with it.
 */
public final class RunningSystem {
  private static final Path HOME =
      Path.of(System.getProperty("camelody.home", "../..")).toAbsolutePath().normalize();
  // Kept until the next clean: their logs tell what happened in a test.
  private static final Path SYSTEMS = HOME.resolve("src/test/target/systems");
  private static final long START_SECONDS = 180;
  // Tests kill often; the pause that spares a machine would only make them slow. Keys change as
  // often in a test's minutes as elsewhere in a quarter of a year, and nobody may feel it.
  private static final Map<String, String> SOON_AGAIN =
      Map.of(
          "SUPERVISOR_RESTART_DELAY_MAX_MILLIS", "1000",
          "SUPERVISOR_JVM_OPTIONS", quickToStart(),
          "USERS_KEYS_ROTATION_MILLIS", "20000",
          "USERS_KEYS_PUBLISHED_AHEAD_MILLIS", "5000",
          "USERS_TIDY_PERIOD_MILLIS", "2000",
          // All listeners of all tests come from one address.
          "USERS_REGISTRATIONS_PER_ADDRESS", "100000");
  // The other systems run in the machine's own.
  private static final Map<String, String> POOREST_LOCALE = Map.of("LANG", "C", "LC_ALL", "C");
  private static final Map<BrokerKind, RunningSystem> SHARED = new EnumMap<>(BrokerKind.class);

  private static boolean saidThatMavenHasBuilt;

  private final Path data;
  private final int port;
  private final List<RabbitNode> nodes;
  private final List<String> options;
  private final Map<String, String> settings;

  private RunningSystem(
      Path data,
      int port,
      List<RabbitNode> nodes,
      List<String> options,
      Map<String, String> settings) {
    this.data = data;
    this.port = port;
    this.nodes = nodes;
    this.options = options;
    this.settings = settings;
  }

  /** Answers the system that all tests on this broker share; tests must not break it. */
  public static synchronized RunningSystem on(BrokerKind kind) {
    if (kind == BrokerKind.RABBITMQ) {
      Capability.RABBITMQ.need();
    }
    return SHARED.computeIfAbsent(kind, RunningSystem::startNew);
  }

  /** Starts a system of the test's own, which it may break, and must stop. */
  public static RunningSystem startNew(BrokerKind kind) {
    return startNew(kind, List.of());
  }

  /** Starts a system of the test's own with further options of start.sh. */
  public static RunningSystem startNew(BrokerKind kind, List<String> options) {
    return startNew(kind, options, kind == BrokerKind.EMBEDDED ? POOREST_LOCALE : Map.of());
  }

  /** Starts a system of the test's own with settings as environment variables. */
  public static RunningSystem startNew(
      BrokerKind kind, List<String> options, Map<String, String> settings) {
    if (kind == BrokerKind.EMBEDDED) {
      return startOn(List.of(), options, settings);
    }
    Capability.RABBITMQ.need();
    try {
      return startOn(List.of(RabbitNode.start()), options, settings);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Starts a system of the test's own.
   *
   * @param nodes the broker's, which end with the system; none for the embedded one
   * @param settings as environment variables
   */
  public static RunningSystem startOn(
      List<RabbitNode> nodes, List<String> options, Map<String, String> settings) {
    RunningSystem system = prepare(nodes, options, settings);
    if (!nodes.isEmpty()) {
      giveEachProcessItsOwnLogin(system.data, nodes);
    }
    system.startDetached().orFail();
    return system;
  }

  /** Prepares a system whose broker need not run yet; {@link #startDetached} starts it. */
  public static RunningSystem prepare(List<RabbitNode> nodes, List<String> options) {
    return prepare(nodes, options, Map.of());
  }

  private static RunningSystem prepare(
      List<RabbitNode> nodes, List<String> options, Map<String, String> settings) {
    try {
      Path data = Files.createTempDirectory(Files.createDirectories(SYSTEMS), "data-");
      sayThatMavenHasBuilt();
      RunningSystem system = new RunningSystem(data, Ports.free(), nodes, options, settings);
      Runtime.getRuntime().addShutdownHook(new Thread(system::stop));
      return system;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  // A system lives too short here to repay the slow compiler's work; a start takes a third less.
  private static String quickToStart() {
    Properties shipped = new Properties();
    try (Reader file = Files.newBufferedReader(HOME.resolve("config/application.properties"))) {
      shipped.load(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return shipped.getProperty("supervisor.jvm-options") + " -XX:TieredStopAtLevel=1";
  }

  /** Answers the project's folder. */
  public static Path home() {
    return HOME;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public Http http() {
    return new Http(url());
  }

  public Path data() {
    return data;
  }

  public boolean isOnRabbit() {
    return !nodes.isEmpty();
  }

  /** Answers the node, or the first one, on RabbitMQ. */
  public RabbitNode rabbit() {
    if (nodes.isEmpty()) {
      throw new IllegalStateException("this system runs on the embedded broker");
    }
    return nodes.get(0);
  }

  /** Answers where peers connect to; several addresses with commas in a cluster. */
  public String brokerUri() {
    try {
      return isOnRabbit()
          ? nodes.stream().map(RabbitNode::uri).collect(Collectors.joining(","))
          : Files.readString(data.resolve("run/broker-uri")).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Answers the folder of a learner's routes, which is not there at first. */
  public Path lab() {
    return data.resolve("learner");
  }

  /** Answers the address of the broker with a service's own login, on RabbitMQ. */
  public String brokerUri(String service) {
    try {
      return Files.readString(data.resolve("secrets/" + service + ".broker-uri")).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Answers the address of a service's schema, as the service itself uses it. */
  public String databaseUri(String service) {
    try {
      return Files.readString(data.resolve("secrets/" + service + ".database-uri")).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public String administratorPassword() {
    try {
      return Files.readString(data.resolve("admin-password")).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Answers the process of an instance such as {@code catalogue-1}. */
  public ProcessHandle process(String instance) {
    try {
      String json = Files.readString(data.resolve("run/" + instance + ".json"));
      return ProcessHandle.of(Json.read(json).get("pid").asLong()).orElseThrow();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Runs {@code ./start.sh} with further words and this system's data directory. */
  public Output startSh(String... words) {
    return startShIn(data, settings, words);
  }

  /** Runs {@code ./start.sh} with further words and any data directory. */
  public static Output startShIn(Path data, String... words) {
    return startShIn(data, Map.of(), words);
  }

  private static Output startShIn(Path data, Map<String, String> settings, String... words) {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("start.sh").toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--data", data.toString()));
    Map<String, String> environment = new HashMap<>(SOON_AGAIN);
    // A learner's routes would be among the methods of every test.
    environment.put("LAB_DIRECTORY", data.resolve("learner").toString());
    environment.putAll(settings);
    return Output.of(command, HOME, START_SECONDS, environment);
  }

  public void stop() {
    startSh("stop");
    nodes.forEach(RabbitNode::close);
  }

  /** Runs {@code ./start.sh --detach}, which returns when everything is ready. */
  public Output startDetached(String... more) {
    List<String> words = new ArrayList<>(List.of("--detach", "--port", Integer.toString(port)));
    words.addAll(List.of("--broker", isOnRabbit() ? brokerUri() : "embedded"));
    words.addAll(options);
    words.addAll(List.of(more));
    if (!words.contains("--database")) {
      words.addAll(List.of("--database", "embedded"));
    }
    return startSh(words.toArray(String[]::new));
  }

  // As an operator would: events are trusted by their publisher's permissions.
  private static void giveEachProcessItsOwnLogin(Path data, List<RabbitNode> nodes) {
    Output output =
        Output.of(
            List.of(
                HOME.resolve("deploy/rabbitmq/create-users.sh").toString(),
                "--data",
                data.toString(),
                "--host",
                nodes.stream().map(RabbitNode::address).collect(Collectors.joining(",")),
                "--scheme",
                nodes.get(0).scheme(),
                "--node",
                nodes.get(0).name()),
            HOME,
            START_SECONDS);
    output.orFail();
  }

  // These tests run after packaging, so start.sh has nothing to build; said once, for it takes a
  // copy
  // of the program whenever it was built anew.
  private static synchronized void sayThatMavenHasBuilt() throws IOException {
    if (!saidThatMavenHasBuilt) {
      Files.writeString(HOME.resolve("infrastructure/target/built"), "");
      saidThatMavenHasBuilt = true;
    }
  }

  /** What a command printed, and how it ended. */
  public record Output(int exitCode, String text) {

    /** Fails with what was said if the exit code is not 0. */
    public void orFail() {
      if (exitCode != 0) {
        throw new IllegalStateException("exit code " + exitCode + ":\n" + text);
      }
    }

    static Output of(List<String> command, Path folder, long seconds) {
      return of(command, folder, seconds, Map.of());
    }

    static Output of(
        List<String> command, Path folder, long seconds, Map<String, String> environment) {
      try {
        Path file = Files.createTempFile("camelody", ".out");
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(file.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        if (!ended) {
          process.destroyForcibly();
        }
        String text = Files.readString(file);
        Files.delete(file);
        return new Output(ended ? process.exitValue() : -1, text);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
  }
}
