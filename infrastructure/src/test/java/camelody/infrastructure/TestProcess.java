package camelody.infrastructure;

import static org.awaitility.Awaitility.await;

import camelody.launcher.DataDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A main class of this module, run as a process of its own. */
final class TestProcess implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final DataDirectory data;

  private TestProcess(Process process, DataDirectory data) {
    this.process = process;
    this.data = data;
  }

  static TestProcess start(Path folder, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    String classPath = System.getProperty("java.class.path");
    command.add("-Dcamelody.class-path=" + classPath);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "test-process.log")));
    builder.environment().put("CAMELODY_HOME", home().toString());
    builder.environment().put("DATA_DIRECTORY", folder.toString());
    return new TestProcess(builder.start(), new DataDirectory(folder));
  }

  /** Answers the project's folder, which holds {@code config/}. */
  static Path home() {
    return Path.of("").toAbsolutePath().resolve("..").normalize();
  }

  /** Waits until it has written such a file about itself, and answers another file's text. */
  String awaitReady(String runFile, String told) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                DataDirectory.read(data.run(runFile))
                    .filter(json -> json.contains("\"pid\":" + process.pid() + ","))
                    .isPresent());
    return DataDirectory.read(data.run(told)).orElseThrow();
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Kills it, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Stops it, as SIGTERM does. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  int awaitEnd() {
    await().atMost(PATIENCE).until(() -> !process.isAlive());
    return process.exitValue();
  }
}
