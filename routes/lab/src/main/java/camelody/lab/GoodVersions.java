package camelody.lab;

import camelody.launcher.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last version of each file that ran, so that a process that starts while a file is
 * broken runs what the others run.
 */
final class GoodVersions {
  private static final Logger LOG = LoggerFactory.getLogger(GoodVersions.class);

  private final Path folder;

  GoodVersions(Path folder) {
    this.folder = folder;
  }

  void keep(String name, String text) {
    try {
      DataDirectory.write(folder.resolve(name), text);
    } catch (RuntimeException failed) {
      LOG.warn("could not keep {}: {}", name, failed.toString());
    }
  }

  Optional<String> of(String name) {
    try {
      return Optional.of(Files.readString(folder.resolve(name)));
    } catch (IOException | RuntimeException absent) {
      return Optional.empty();
    }
  }

  void forget(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException | RuntimeException failed) {
      LOG.warn("could not delete what was kept of {}: {}", name, failed.toString());
    }
  }
}
