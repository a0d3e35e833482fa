package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends processes that a killed supervisor left behind, and nobody else's: each was remembered in
 * {@code data/run/children/} by its pid and the moment of its start, for a pid alone may belong to
 * another program by now.
 */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
  private static final Duration END = Duration.ofSeconds(10);

  private Leftovers() {}

  static void remember(DataDirectory data, String instance, ProcessHandle process) {
    DataDirectory.write(file(data, instance), process.pid() + " " + startOf(process));
  }

  static void forget(DataDirectory data, String instance) throws IOException {
    Files.deleteIfExists(file(data, instance));
  }

  /** Ends what is left and takes back what it said of itself; answers how many there were. */
  static int end(DataDirectory data) {
    try {
      List<ProcessHandle> left = files(data.run("children")).flatMap(Leftovers::process).toList();
      left.forEach(Leftovers::terminate);
      left.forEach(Leftovers::awaitEnd);
      LeftoverPostgres.end(data.root().resolve("postgres"));
      for (Path stale : files(data.run("children")).toList()) {
        Files.deleteIfExists(stale);
      }
      takeBackWords(data);
      return left.size();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Deletes what the processes of a system have said of themselves. */
  static void takeBackWords(DataDirectory data) {
    try {
      for (Path stale : files(data.root().resolve("run")).filter(Leftovers::isWord).toList()) {
        Files.deleteIfExists(stale);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isWord(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".json")
        || name.endsWith(".tmp")
        || name.equals("broker-uri")
        || name.equals("database-uri");
  }

  private static Stream<ProcessHandle> process(Path file) {
    String[] words = DataDirectory.read(file).orElse("").split(" ", 2);
    if (words.length != 2) {
      return Stream.empty();
    }
    try {
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(words[0]));
      return process.filter(found -> startOf(found).equals(words[1])).stream();
    } catch (NumberFormatException damaged) {
      return Stream.empty();
    }
  }

  private static void terminate(ProcessHandle process) {
    LOG.warn("ending a process that was left behind, pid {}", process.pid());
    process.destroy();
  }

  private static void awaitEnd(ProcessHandle process) {
    if (!EndOf.within(process, END)) {
      process.destroyForcibly();
    }
  }

  /** Answers when a process began, which with its pid tells it from all others. */
  static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L).toString();
  }

  private static Path file(DataDirectory data, String instance) {
    return data.run("children").resolve(instance);
  }

  private static Stream<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }
}
