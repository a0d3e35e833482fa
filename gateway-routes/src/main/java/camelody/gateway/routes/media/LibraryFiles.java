package camelody.gateway.routes.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds files below the folders that claims speak of, and nothing outside of them: a claim is only
 * believed as far as the file system agrees.
 */
final class LibraryFiles {
  private static final Logger LOG = LoggerFactory.getLogger(LibraryFiles.class);

  private final Map<String, Path> roots;

  /**
   * @param roots by the name that claims give them
   */
  LibraryFiles(Map<String, Path> roots) {
    this.roots = Map.copyOf(roots);
  }

  /**
   * Finds a regular file.
   *
   * @param rootName one of the folders
   * @param relative to that folder, with slashes
   * @throws NoSuchFileException if there is none, or it lies outside: by dots, by an absolute path
   *     or by a symbolic link
   */
  Path find(String rootName, String relative) throws IOException {
    Path root = roots.get(rootName);
    if (root == null) {
      throw new NoSuchFileException(rootName);
    }
    Path home = root.toRealPath();
    Path file = resolve(home, relative).toRealPath();
    if (!file.startsWith(home)) {
      LOG.warn("a path led out of the library and was refused: {}", relative);
      throw new NoSuchFileException(relative);
    }
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(relative);
    }
    return file;
  }

  private static Path resolve(Path home, String relative) throws IOException {
    try {
      Path path = Path.of(relative);
      if (path.isAbsolute()) {
        throw new NoSuchFileException(relative);
      }
      return home.resolve(path);
    } catch (InvalidPathException unreadable) {
      throw new NoSuchFileException(relative);
    }
  }
}
