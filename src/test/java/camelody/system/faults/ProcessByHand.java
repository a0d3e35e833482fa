package camelody.system.faults;

import static org.awaitility.Awaitility.await;

import camelody.system.RunningSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One more process of a system, started as the supervisor started another, but for what differs.
 */
final class ProcessByHand implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  private final String instance;
  private final Process process;

  private ProcessByHand(String instance, Process process) {
    this.instance = instance;
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param model the instance whose command and environment it gets, {@code gateway-1}
   * @param instance its own name
   * @param word changes each word of the command, or answers it as it is
   * @param settings besides those of the model, as environment variables
   */
  static ProcessByHand like(
      RunningSystem system,
      String model,
      String instance,
      UnaryOperator<String> word,
      Map<String, String> settings)
      throws IOException {
    Path running = Path.of("/proc", Long.toString(system.process(model).pid()));
    List<String> command =
        words(running.resolve("cmdline"))
            .map(each -> each.endsWith("=" + model) ? each.replace(model, instance) : each)
            .map(word)
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(
        words(running.resolve("environ"))
            .map(each -> each.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    environment.putAll(settings);
    builder.redirectErrorStream(true);
    builder.redirectOutput(system.data().resolve("logs/" + instance + ".log").toFile());
    return new ProcessByHand(instance, builder.start());
  }

  ProcessByHand awaitReady(Callable<Boolean> ready) {
    await(instance + " is ready").atMost(START).ignoreExceptions().until(ready);
    return this;
  }

  /** Ends it as a crash would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static Stream<String> words(Path file) throws IOException {
    return Stream.of(Files.readString(file).split("\0", -1)).filter(word -> !word.isEmpty());
  }
}
