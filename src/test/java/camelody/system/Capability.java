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
  PYTHON("python3"),
  NODE("node");

  private static final Path NOTES =
      Path.of(System.getProperty("camelody.not-run", "target/not-run"));

  private final String command;

  Capability(String command) {
    this.command = command;
  }

  /** Lets the test go on, or says that it cannot be run here. */
  public void need() {
    boolean there = isThere();
    note(there ? "ran" : "not-run");
    if (!there && isRequired()) {
      throw new AssertionError(command + " is required (REQUIRE) and not on the PATH");
    }
    Assumptions.assumeTrue(there, () -> "NOT RUN: " + command + " is not on the PATH");
  }

  /** Answers where the command is. */
  Path path() {
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
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable);
  }

  private boolean isThere() {
    return isOnPath(command);
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
