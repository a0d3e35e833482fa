package camelody.infrastructure;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each log at two files of a bounded size. A process goes on writing to the file that it has
 * open, so the old text is copied away and the file emptied; lines that are written between the two
 * are lost, which a log can bear.
 */
final class LogRotation implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(LogRotation.class);

  private final Path folder;
  private final long maxBytes;

  LogRotation(Path folder, long maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
  }

  @Override
  public void run() {
    try {
      for (Path log : logs()) {
        rotate(log);
      }
    } catch (IOException | RuntimeException failed) {
      LOG.warn("could not bound the logs in {}: {}", folder, failed.toString());
    }
  }

  private void rotate(Path log) throws IOException {
    try {
      if (Files.size(log) > maxBytes) {
        Files.copy(log, Path.of(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
          channel.truncate(0);
        }
      }
    } catch (NoSuchFileException gone) {
      LOG.debug("{} is gone", log);
    }
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".log")).toList();
    }
  }
}
