package camelody.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a PostgreSQL whose guardian was killed: it still holds the data, and two servers on one
 * folder must never be.
 */
final class LeftoverPostgres {
  private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostgres.class);
  private static final Duration STOP = Duration.ofSeconds(10);

  private LeftoverPostgres() {}

  /**
   * Finds the server that holds a data folder. The pid in {@code postmaster.pid} may have gone to
   * another program by now, so the folder must stand in its command line.
   */
  static Optional<ProcessHandle> of(Path folder) {
    return pid(folder.resolve("postmaster.pid"))
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()));
  }

  static void end(Path folder) throws IOException {
    Optional<ProcessHandle> leftover = of(folder);
    if (leftover.isPresent()) {
      LOG.warn("ending a PostgreSQL that was left behind, pid {}", leftover.get().pid());
      end(leftover.get());
    }
    Files.deleteIfExists(folder.resolve("postmaster.pid"));
  }

  // SIGINT is PostgreSQL's fast shutdown; at SIGTERM it would wait for its clients to leave.
  static void end(ProcessHandle leftover) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(leftover.pid())).start();
    } catch (IOException noSuchCommand) {
      leftover.destroy();
    }
    if (!EndOf.within(leftover, STOP)) {
      leftover.destroyForcibly();
      EndOf.within(leftover, STOP);
    }
  }

  private static Optional<Long> pid(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(lines.get(0).strip()));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (NumberFormatException damaged) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
