package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import camelody.launcher.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Reads the words after {@code ./start.sh}. */
@Command(
    name = "start.sh",
    mixinStandardHelpOptions = true,
    description =
        "Starts Camelody: every process, and a broker and a database where none is named.",
    subcommands = {
      StartCommand.Status.class,
      StartCommand.Logs.class,
      StartCommand.Scale.class,
      StartCommand.Stop.class,
      CommandLine.HelpCommand.class
    })
public final class StartCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(StartCommand.class);
  private static final String DEFAULT_LIBRARY = "data/library";
  private static final int PORT_MAX = 65_535;

  private final Display display = Display.standard();

  @Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--data",
      scope = CommandLine.ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "where everything is kept; one system per folder (default: data)")
  private @Nullable Path dataFolder;

  @Option(names = "--port", paramLabel = "N", description = "where the gateway listens (8080)")
  private @Nullable Integer port;

  @Option(
      names = "--music",
      paramLabel = "DIR",
      description = "your music; without it a demo library is made")
  private @Nullable Path music;

  @Option(
      names = "--scale",
      paramLabel = "NAME=N",
      description = "so many instances of a service; may be repeated")
  private Map<String, Integer> counts = new HashMap<>();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description =
          "only these and what they need, as in --only users,catalogue; broker and database may be"
              + " named too")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--broker",
      paramLabel = "URI",
      description = "amqp://user:password@host:5672/vhost, several with commas, or: embedded")
  private @Nullable String broker;

  @Option(
      names = "--database",
      paramLabel = "URI",
      description = "postgresql://user:password@host:5432/name of an administrator, or: embedded")
  private @Nullable String database;

  @Option(names = "--detach", description = "return when everything is ready, and let it run")
  private boolean detach;

  @Option(names = "--production", description = "without the teaching console")
  private boolean production;

  @Option(names = "--supervise", hidden = true, description = "be the process that --detach leaves")
  private boolean supervise;

  public static void main(String[] arguments) {
    int code =
        new CommandLine(new StartCommand())
            .setExecutionExceptionHandler(StartCommand::explain)
            .execute(arguments);
    System.exit(code);
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = settings();
    DataDirectory data = new DataDirectory(settings.dataDirectory());
    checkAddresses(settings, data);
    RunningSupervisor.find(data)
        .ifPresent(
            running -> {
              throw new IllegalStateException(
                  "this system runs already (pid "
                      + running.pid()
                      + ", "
                      + data.root()
                      + "): ./start.sh status, ./start.sh stop, or another one with --data DIR"
                      + " --port N");
            });
    SystemOptions options = options(settings, data);
    String host = settings.text("gateway.http.host");
    if (options.bundles().stream().anyMatch(plan -> plan.service().equals("gateway"))
        && !KeptPort.isFree(InetAddress.getByName(host), options.port())) {
      throw new IllegalStateException(
          "port " + options.port() + " is taken by another program: name a free one with --port N");
    }
    return detach && !supervise ? detach(data, options) : run(settings, data, options);
  }

  // What can be told at once is not left to processes that would fail again and again.
  private void checkAddresses(Settings settings, DataDirectory data) {
    if (Files.exists(data.root()) && !Files.isDirectory(data.root())) {
      throw refused("--data", "a folder", data.root().toString());
    }
    for (String node : brokerSetting(settings).split(",", -1)) {
      if (!node.isBlank() && !node.strip().matches("embedded|amqps?://[^/].*")) {
        throw refused("--broker", "amqp://user:password@host:5672/vhost or embedded", node.strip());
      }
    }
    String uri = databaseSetting(settings);
    if (!uri.isEmpty() && !uri.matches("embedded|postgresql://[^/]+/[^/?]+(\\?.*)?")) {
      throw refused("--database", "postgresql://user:password@host:5432/name or embedded", uri);
    }
    if (port != null && (port < 0 || port > PORT_MAX)) {
      throw refused("--port", "0 to " + PORT_MAX, port.toString());
    }
  }

  private ParameterException refused(String option, String expected, String came) {
    String secretless = came.replaceFirst("//[^@/]*@", "//…@");
    return new ParameterException(
        spec.commandLine(), option + ": expected " + expected + ", came " + secretless);
  }

  private String brokerSetting(Settings settings) {
    return broker == null ? settings.text("broker.uri") : broker.strip();
  }

  private String databaseSetting(Settings settings) {
    return database == null ? settings.text("database.uri") : database.strip();
  }

  private int run(Settings settings, DataDirectory data, SystemOptions options) throws Exception {
    try (SupervisorLock lock = SupervisorLock.take(data);
        SupervisorServer server = new SupervisorServer(settings, data, options)) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
      server.start();
      if (!supervise) {
        show(settings, data, options, server);
      }
      server.awaitEnd();
      LOG.debug("released {}", lock);
    }
    return 0;
  }

  private void show(
      Settings settings, DataDirectory data, SystemOptions options, SupervisorServer server)
      throws IOException, InterruptedException {
    Progress progress = new Progress(display, data, options);
    if (progress.follow(server::status, startTimeout(settings), server::isOpen)) {
      display.line("  stop           Ctrl-C");
    } else if (server.isOpen()) {
      progress.blame(data.root().resolve("logs"));
      display.line("it is tried again, until Ctrl-C");
    }
  }

  private int detach(DataDirectory data, SystemOptions options) throws Exception {
    Settings settings = settings();
    DataDirectory.createFolder(data.root().resolve("logs"));
    Path log = data.root().resolve("logs").resolve("supervisor.log");
    Process supervisor =
        Detached.start(
            spec.commandLine().getParseResult(),
            options.broker().isEmpty() ? BrokerChoice.EMBEDDED : options.broker(),
            settings.home(),
            log);
    Progress progress = new Progress(display, data, options);
    boolean ready =
        progress.follow(
            () -> RunningSupervisor.find(data).map(RunningSupervisor::status).orElse(List.of()),
            startTimeout(settings),
            supervisor::isAlive);
    if (ready) {
      display.line(
          "  stop           ./start.sh stop" + (dataFolder == null ? "" : " --data " + dataFolder));
    } else {
      progress.blame(log);
      // Another start may have been a moment faster; its system is not ours to stop.
      RunningSupervisor.find(data)
          .filter(running -> running.pid() == supervisor.pid())
          .ifPresent(RunningSupervisor::stop);
      supervisor.destroy();
    }
    return ready ? 0 : 1;
  }

  private SystemOptions options(Settings settings, DataDirectory data) {
    boolean withoutConsole = production || !settings.flag("teaching.enabled");
    List<ProcessPlan> chosen = chosen(withoutConsole);
    counts.forEach(this::checkScale);
    BrokerChoice.Choice choice = brokerChoice(settings, data);
    String databaseUri = databaseSetting(settings);
    boolean demo = music == null && settings.text("library.root").equals(DEFAULT_LIBRARY);
    Path library = library(settings, data, demo);
    if (music != null && !Files.isDirectory(library)) {
      throw new ParameterException(
          spec.commandLine(), "--music: expected a folder, came " + library);
    }
    int httpPort = port == null ? settings.integer("gateway.http.port") : port;
    return new SystemOptions(
        choice.uri(),
        databaseUri.equals(BrokerChoice.EMBEDDED) ? "" : databaseUri,
        chosen,
        counts,
        library.normalize().toString(),
        demo,
        settings.text("gateway.http.host") + ":" + httpPort,
        httpPort,
        withoutConsole);
  }

  private List<ProcessPlan> chosen(boolean withoutConsole) {
    List<ProcessPlan> named = only.stream().map(this::plan).distinct().toList();
    if (withoutConsole && named.stream().anyMatch(ProcessPlan::isTeaching)) {
      throw new ParameterException(
          spec.commandLine(), "--only lab: it belongs to the teaching console, which is off");
    }
    return named.isEmpty()
        ? ProcessPlan.BUNDLES.stream()
            .filter(plan -> !(withoutConsole && plan.isTeaching()))
            .toList()
        : named;
  }

  // The process that --detach leaves is told what has been chosen.
  private BrokerChoice.Choice brokerChoice(Settings settings, DataDirectory data) {
    if (supervise) {
      return BrokerChoice.known(settings.text("broker.uri"));
    }
    BrokerChoice.Choice choice = BrokerChoice.of(brokerSetting(settings), data);
    out().println("broker: " + choice.explanation());
    return choice;
  }

  // The default library lies in the data directory, wherever that is.
  private Path library(Settings settings, DataDirectory data, boolean demo) {
    if (demo) {
      return data.root().resolve("library");
    }
    return music == null ? settings.path("library.root") : music.toAbsolutePath();
  }

  private void checkScale(String service, int count) {
    if (!plan(service).scalable() || count < 1 || count > SupervisorServer.INSTANCES_MAX) {
      throw new ParameterException(
          spec.commandLine(),
          "--scale: expected a service and 1 to "
              + SupervisorServer.INSTANCES_MAX
              + ", came "
              + service
              + "="
              + count);
    }
  }

  private ProcessPlan plan(String service) {
    return ProcessPlan.named(service)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "unknown service '"
                        + service
                        + "': expected one of "
                        + String.join(
                            ", ",
                            ProcessPlan.CHOICES.stream().map(ProcessPlan::service).toList())));
  }

  private Settings settings() {
    Path folder = dataFolder;
    if (folder != null) {
      System.setProperty("data.directory", folder.toAbsolutePath().normalize().toString());
    }
    return Settings.load();
  }

  private RunningSupervisor running() {
    DataDirectory data = new DataDirectory(settings().dataDirectory());
    Optional<RunningSupervisor> running = RunningSupervisor.find(data);
    return running.orElseThrow(
        () -> new IllegalStateException("nothing runs in " + data.root() + ": ./start.sh"));
  }

  private PrintStream out() {
    return display.out();
  }

  private static Duration startTimeout(Settings settings) {
    return settings.millis("supervisor.start-timeout-millis");
  }

  private static int explain(
      Exception failed, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println("start.sh: " + failed.getMessage());
    return failed instanceof ParameterException ? 2 : 1;
  }

  @Command(name = "status", description = "Shows each process: pid, readiness, restarts.")
  static final class Status implements Callable<Integer> {
    @ParentCommand private StartCommand parent;

    @Override
    public Integer call() {
      for (ProcessStatus process : parent.running().status()) {
        parent
            .out()
            .printf(
                "%-16s %-9s pid %-8d restarts %d%n",
                process.instance(), process.state(), process.pid(), process.restarts());
      }
      return 0;
    }
  }

  @Command(name = "logs", description = "Prints the end of a process's log.")
  static final class Logs implements Callable<Integer> {
    private static final int LINES = 100;

    @ParentCommand private StartCommand parent;

    @Parameters(paramLabel = "NAME", description = "such as catalogue-1, catalogue, or broker")
    private String name;

    @Option(names = "-f", description = "go on as the log grows")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
      Path logs = new DataDirectory(parent.settings().dataDirectory()).root().resolve("logs");
      Path log =
          List.of(name, name + "-1").stream()
              .map(each -> logs.resolve(each + ".log"))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no log of '" + name + "' in " + logs));
      LogTail.print(log, LINES, follow, parent.out());
      return 0;
    }
  }

  @Command(name = "scale", description = "Sets how many instances of a service run.")
  static final class Scale implements Callable<Integer> {
    @ParentCommand private StartCommand parent;

    @Parameters(paramLabel = "NAME=N", description = "such as catalogue=5")
    private Map<String, Integer> counts;

    @Override
    public Integer call() {
      counts.forEach(parent::checkScale);
      counts.forEach(parent.running()::scale);
      counts.forEach((service, count) -> parent.out().println(service + ": " + count));
      return 0;
    }
  }

  @Command(name = "stop", description = "Stops everything.")
  static final class Stop implements Callable<Integer> {
    @ParentCommand private StartCommand parent;

    @Override
    public Integer call() {
      DataDirectory data = new DataDirectory(parent.settings().dataDirectory());
      Optional<RunningSupervisor> running = RunningSupervisor.find(data);
      running.ifPresent(RunningSupervisor::stop);
      parent.out().println(running.isPresent() ? "stopped" : "nothing was running");
      return 0;
    }
  }
}
