package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Shows a person each process becoming ready, and then where to go.
 *
 * <pre>
 *   ✔ database       ready after 2.9 s
 *   ✔ users-1        ready after 5.4 s
 *   … waiting for catalogue-1, gateway-1 (6 s)      this line lives, on a terminal
 * </pre>
 */
final class Progress {
  private static final long LOOK_MILLIS = 100;
  private static final int BLAMED_MAX = 3;
  private static final int BLAMED_LINES = 25;
  // A process that ended so often before it was ever ready will not get ready by itself.
  private static final int ENDS_MAX = 4;

  private final Display display;
  private final DataDirectory data;
  private final SystemOptions options;
  private final Set<String> ready = new HashSet<>();
  private final Map<String, Integer> ends = new HashMap<>();
  private final long beganNanos = System.nanoTime();

  private List<ProcessStatus> last = List.of();

  Progress(Display display, DataDirectory data, SystemOptions options) {
    this.display = display;
    this.data = data;
    this.options = options;
  }

  /**
   * Shows the processes until all are ready.
   *
   * @param isAlive whether there is still somebody to wait for
   * @return whether they became ready in time
   */
  boolean follow(Supplier<List<ProcessStatus>> status, Duration patience, BooleanSupplier isAlive)
      throws InterruptedException {
    while (seconds() < patience.toSeconds() && isAlive.getAsBoolean()) {
      last = status.get();
      last.forEach(this::show);
      if (ready.size() >= expected() && last.stream().allMatch(ProcessStatus::isReady)) {
        invite();
        return true;
      }
      if (last.stream().anyMatch(this::isHopeless)) {
        break;
      }
      display.live("waiting for " + waitedFor() + " (" + (long) seconds() + " s)");
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    display.live("");
    return false;
  }

  /** Says which process did not become ready, with the end of its log. */
  void blame(Path supervisorLog) throws IOException {
    List<ProcessStatus> culprits = culprits();
    if (culprits.isEmpty()) {
      display.line("the supervisor has ended:");
      LogTail.print(supervisorLog, BLAMED_LINES, display.out());
    }
    for (ProcessStatus culprit : culprits) {
      display.line(
          "%n%s did not become ready; the end of %s:".formatted(culprit.instance(), culprit.log()));
      if (Files.exists(Path.of(culprit.log()))) {
        LogTail.print(Path.of(culprit.log()), BLAMED_LINES, display.out());
      }
    }
  }

  // Most wait for another one, whose fault it is.
  private List<ProcessStatus> culprits() {
    List<ProcessStatus> waiting = last.stream().filter(process -> !process.isReady()).toList();
    List<Predicate<ProcessStatus>> suspicions =
        List.of(
            this::isHopeless,
            process -> List.of("broker", "database", "provisioning").contains(process.instance()),
            process -> true);
    return suspicions.stream()
        .map(suspicion -> waiting.stream().filter(suspicion).limit(BLAMED_MAX).toList())
        .filter(blamed -> !blamed.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private void show(ProcessStatus process) {
    Integer known = ends.put(process.instance(), process.restarts());
    if (known != null && process.restarts() > known) {
      display.bad(process.instance() + " has ended and is started again, see " + process.log());
    }
    if (process.isReady() && ready.add(process.instance())) {
      display.good("%-14s ready after %.1f s".formatted(process.instance(), seconds()));
    }
  }

  private boolean isHopeless(ProcessStatus process) {
    return process.restarts() >= ENDS_MAX && !ready.contains(process.instance());
  }

  private String waitedFor() {
    String names =
        last.stream()
            .filter(process -> !process.isReady())
            .map(ProcessStatus::instance)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "the supervisor" : names;
  }

  private int expected() {
    return options.bundles().stream().mapToInt(options::count).sum()
        + (options.embeddedBroker() ? 1 : 0)
        + (options.embeddedDatabase() ? 1 : 0);
  }

  private void invite() throws InterruptedException {
    display.live("");
    double readySeconds = seconds();
    if (options.runs("gateway") && options.runs("catalogue")) {
      new ScanProgress(display, options.address()).follow();
    }
    display.line("%nCamelody is ready after %.1f s".formatted(readySeconds));
    if (options.runs("gateway")) {
      display.line("  open           http://" + options.address());
    }
    if (options.runs("users")) {
      display.line("  administrator  admin, password in " + data.root().resolve("admin-password"));
    }
    if (options.runs("catalogue")) {
      display.line("  music          " + options.music());
    }
  }

  private double seconds() {
    return (System.nanoTime() - beganNanos) / 1e9;
  }
}
