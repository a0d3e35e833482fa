package camelody.system.faults;

import static org.awaitility.Awaitility.await;

import camelody.system.Http;
import camelody.system.Json;
import camelody.system.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Does to a system's processes what machines and people do to them. */
final class Processes {
  static final List<String> SERVICES =
      List.of("catalogue", "playlists", "users", "history", "statistics", "activity", "operations");

  private static final Duration BACK = Duration.ofMinutes(2);

  private final RunningSystem system;
  private final Map<String, Long> suspended = new ConcurrentHashMap<>();

  private Processes(RunningSystem system) {
    this.system = system;
  }

  /**
   * Answers the processes of a system once it is whole, whatever an earlier test has left of it.
   */
  static Processes of(RunningSystem system) {
    Processes processes = new Processes(system);
    processes.mend();
    return processes;
  }

  /** Brings back all that a test may have taken away, and waits until the system is whole. */
  void mend() {
    List.copyOf(suspended.keySet()).forEach(this::resume);
    resumeSupervisor();
    if (system.isOnRabbit() && !system.rabbit().isUp()) {
      restartBroker();
    }
    awaitWhole();
  }

  /** Ends a process as a crash would; answers which one it was. */
  long kill(String instance) {
    ProcessHandle process = system.process(instance);
    process.destroyForcibly();
    await(instance + " is dead").atMost(BACK).until(() -> isDead(process.pid()));
    return process.pid();
  }

  // A dead process whose parent is suspended is a zombie, which ProcessHandle takes for alive.
  private static boolean isDead(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "stat");
    try {
      return Files.readString(status).matches("(?s).*\\) [ZX] .*");
    } catch (NoSuchFileException gone) {
      return true;
    }
  }

  /** Tells a process to stop, and waits until it has. */
  Duration terminate(String instance) {
    ProcessHandle process = system.process(instance);
    long began = System.nanoTime();
    process.destroy();
    process.onExit().orTimeout(BACK.toSeconds(), java.util.concurrent.TimeUnit.SECONDS).join();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Lets a process neither live nor die, as a machine that swaps does. */
  void suspend(String instance) {
    long pid = system.process(instance).pid();
    suspended.put(instance, pid);
    signal("STOP", pid);
  }

  /** Lets it go on, if it is still there. */
  void resume(String instance) {
    Long pid = suspended.remove(instance);
    if (pid != null) {
      signal("CONT", pid);
    }
  }

  /** Ends the broker as a power cut would; it stays away until {@link #restartBroker}. */
  void killBroker() {
    if (system.isOnRabbit()) {
      system.rabbit().kill();
    } else {
      suspendSupervisor();
      kill("broker");
    }
  }

  /** Starts the broker again on its old data. */
  void restartBroker() {
    if (system.isOnRabbit()) {
      try {
        system.rabbit().restart();
      } catch (IOException failed) {
        throw new IllegalStateException(failed);
      }
    } else {
      resumeSupervisor();
    }
  }

  /** Ends the database as a power cut would; it stays away until {@link #restartDatabase}. */
  void killDatabase() {
    suspendSupervisor();
    ProcessHandle postmaster = postmaster();
    postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
    postmaster.destroyForcibly();
    kill("database");
  }

  void restartDatabase() {
    resumeSupervisor();
  }

  private ProcessHandle postmaster() {
    try (Stream<String> lines = Files.lines(system.data().resolve("postgres/postmaster.pid"))) {
      return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow().strip()))
          .orElseThrow();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  // Who would start a dead process again is suspended: so the process stays away for as long as a
  // test wants.
  private void suspendSupervisor() {
    signal("STOP", supervisor());
  }

  private void resumeSupervisor() {
    signal("CONT", supervisor());
  }

  private long supervisor() {
    try {
      return Json.read(Files.readString(system.data().resolve("run/supervisor")))
          .path("pid")
          .asLong();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void signal(String name, long pid) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** Waits until an instance says of itself that it is ready. */
  void awaitReady(String instance) {
    await(instance + " is ready")
        .atMost(BACK)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> isReady(instance));
  }

  /** Waits until every process is ready; answers how long that took. */
  Duration awaitWhole() {
    long began = System.nanoTime();
    SERVICES.forEach(service -> awaitReady(service + "-1"));
    awaitReady("gateway-1");
    return Duration.ofNanos(System.nanoTime() - began);
  }

  boolean isReady(String instance) {
    try {
      JsonNode said =
          Json.read(Files.readString(system.data().resolve("run/" + instance + ".json")));
      return ProcessHandle.of(said.path("pid").asLong()).filter(ProcessHandle::isAlive).isPresent()
          && new Http("http://127.0.0.1:" + said.path("managementPort").asInt())
                  .get("/observe/health/ready")
                  .status()
              == 200;
    } catch (IOException | java.io.UncheckedIOException | IllegalArgumentException notYet) {
      return false;
    }
  }
}
