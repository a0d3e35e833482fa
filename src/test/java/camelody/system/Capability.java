package camelody.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Names what a machine may lack. A test that needs it is then not run, and said to be so at the end
 * of the build; with {@code REQUIRE=rabbitmq,…} in the environment it fails instead.
 */
public enum Capability {
  RABBITMQ("rabbitmq-server"),
  CHROMIUM("chromium"),
  FFMPEG("ffmpeg"),
  NGINX("nginx"),
  /** Disks small enough to be filled; only root may put one somewhere. */
  SMALL_DISK(
      "mount", "d=$(mktemp -d) && mount -t tmpfs -o size=64k tmpfs $d && umount $d && rmdir $d"),
  /** Debian installs pika for its own Python alone. */
  PYTHON("/usr/bin/python3", "/usr/bin/python3 -c 'import pika'"),
  NODE("npm", "node --version && npm --version"),
  TMUX("tmux");

  private static final Path NOTES =
      Path.of(System.getProperty("camelody.not-run", "target/not-run"));

  private static final long TRIAL_SECONDS = 30;

  private final String command;
  private final String trial;

  Capability(String command) {
    this(command, "");
  }

  /**
   * Names a command that a machine may lack.
   *
   * @param trial what the shell must run well besides; empty if it is enough that it is there
   */
  Capability(String command, String trial) {
    this.command = command;
    this.trial = trial;
  }

  /** Lets the test go on, or says that it cannot be run here. */
  public void need() {
    boolean there = isThere();
    note(there ? "ran" : "not-run");
    if (!there && isRequired()) {
      throw new AssertionError(
          command + " is required (REQUIRE) and not there, or fails: " + trial);
    }
    Assumptions.assumeTrue(
        there, () -> "NOT RUN: " + command + " is not there, or fails: " + trial);
  }

  /** Answers where the command is. */
  public Path path() {
    return find(command)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(command + " is not on the PATH"));
  }

  public boolean isRequired() {
    String required = System.getenv().getOrDefault("REQUIRE", "");
    return List.of(required.split(",")).contains(label());
  }

  public boolean wasNotRun() {
    return Files.exists(NOTES.resolve(label() + ".not-run"));
  }

  public boolean hasRun() {
    return Files.exists(NOTES.resolve(label() + ".ran"));
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds a command on the PATH, or where Debian puts the servers'. */
  static boolean isOnPath(String command) {
    return find(command).findFirst().isPresent();
  }

  private static Stream<Path> find(String command) {
    return Arrays.stream((System.getenv("PATH") + ":/usr/sbin").split(":"))
        .map(folder -> Path.of(folder).resolve(command))
        .filter(Files::isExecutable);
  }

  private boolean isThere() {
    return isOnPath(command) && (trial.isEmpty() || succeeds());
  }

  private boolean succeeds() {
    return RunningSystem.Output.of(
                List.of("sh", "-c", trial), Path.of("").toAbsolutePath(), TRIAL_SECONDS)
            .exitCode()
        == 0;
  }

  private void note(String what) {
    try {
      Files.createDirectories(NOTES);
      Files.writeString(NOTES.resolve(label() + "." + what), command);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
