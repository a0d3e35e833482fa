package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One process that the supervisor has started: how to run it, and how it fares. */
final class Child {
  private final ProcessPlan plan;
  private final String instance;
  private final Path home;
  private final DataDirectory data;
  private final List<String> options;
  private final Map<String, String> environment;

  private @Nullable Process process;
  private Instant started = Instant.MIN;
  private int restarts;

  Child(
      ProcessPlan plan,
      String instance,
      Path home,
      DataDirectory data,
      List<String> options,
      Map<String, String> environment) {
    this.plan = plan;
    this.instance = instance;
    this.home = home;
    this.data = data;
    this.options = options;
    this.environment = environment;
  }

  ProcessPlan plan() {
    return plan;
  }

  String instance() {
    return instance;
  }

  /** Answers which one it is of its service's: 2 of {@code catalogue-2}. */
  int number() {
    return Integer.parseInt(instance.substring(instance.lastIndexOf('-') + 1));
  }

  Path log() {
    return data.root().resolve("logs").resolve(instance + ".log");
  }

  synchronized int restarts() {
    return restarts;
  }

  synchronized long pid() {
    return process == null ? -1 : process.pid();
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /**
   * Answers whether the process itself has said that it is ready; an earlier one's word is void.
   */
  boolean isReady() {
    return isAlive()
        && DataDirectory.read(readyFile())
            .filter(json -> json.contains("\"pid\":" + pid() + ","))
            .isPresent();
  }

  /** Starts the process; what it prints goes to its log. */
  synchronized CompletableFuture<Process> start() {
    try {
      Files.deleteIfExists(readyFile());
      ProcessBuilder builder = new ProcessBuilder(command());
      builder.directory(home.toFile());
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
      builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
      Process begun = builder.start();
      process = begun;
      started = Instant.now();
      Leftovers.remember(data, instance, begun.toHandle());
      return begun.onExit();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot start " + instance, failed);
    }
  }

  /** Answers how long to wait before the next start: 1 s, doubling; 1 s again after a good life. */
  synchronized Duration nextDelay(Duration delayMax) {
    boolean livedWell = Duration.between(started, Instant.now()).compareTo(delayMax) > 0;
    restarts = livedWell ? 1 : restarts + 1;
    long seconds = Math.min(1L << Math.min(restarts - 1, 10), delayMax.toSeconds());
    return Duration.ofSeconds(seconds);
  }

  /** Asks it to stop. */
  synchronized void terminate() {
    if (process != null) {
      process.destroy();
    }
  }

  /** Waits for its end; kills it, and what it has started, when that takes too long. */
  void awaitEnd(Duration patience) {
    Process ending;
    synchronized (this) {
      ending = process;
    }
    if (ending == null) {
      return;
    }
    if (!hasEnded(ending, patience)) {
      ending.descendants().forEach(ProcessHandle::destroyForcibly);
      ending.destroyForcibly();
      hasEnded(ending, patience);
    }
    tidy();
  }

  /** Takes back what the process said of itself and what was remembered of it. */
  void tidy() {
    try {
      Files.deleteIfExists(readyFile());
      Leftovers.forget(data, instance);
      if (plan.equals(ProcessPlan.DATABASE)) {
        // Its server is no child of it, and outlives it when it was killed.
        LeftoverPostgres.end(data.root().resolve("postgres"));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean hasEnded(Process process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException late) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Path readyFile() {
    return data.run(instance + ".json");
  }

  private List<String> command() {
    Path program = ClassPath.program(home);
    ClassPath classPath = ClassPath.of(program, plan);
    List<String> command = new ArrayList<>(ownSession());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(new ClassArchive(program, classPath).options());
    command.add("-XX:ErrorFile=" + log().resolveSibling(instance + "-crash-%p.log"));
    command.add("-Dcamelody.instance=" + instance);
    command.add("-Dcamelody.parent-pid=" + ProcessHandle.current().pid());
    command.add("-cp");
    command.add(System.getProperty("camelody.class-path", classPath.toString()));
    command.add(plan.mainClass());
    return command;
  }

  // A terminal's Ctrl-C goes to all processes of its session. It is for the supervisor, which then
  // stops the others in their order.
  private static List<String> ownSession() {
    return Commands.isOnPath("setsid") ? List.of("setsid") : List.of();
  }
}
