package camelody.infrastructure;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Knows which commands this machine has. */
final class Commands {
  private Commands() {}

  static boolean isOnPath(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  static boolean isLinux() {
    return System.getProperty("os.name", "").startsWith("Linux");
  }
}
