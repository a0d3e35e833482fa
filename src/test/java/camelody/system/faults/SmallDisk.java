package camelody.system.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A disk of its own under a folder, so small that a test can fill it: a tmpfs, which needs root.
 */
final class SmallDisk implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Puts a disk under a folder; what was in it is on the disk afterwards. */
  static SmallDisk under(Path folder, String size) {
    run(
        """
        set -e
        mkdir -p "$0"
        mv "$0" "$0.before"
        mkdir "$0"
        mount -t tmpfs -o "size=$1" tmpfs "$0"
        cp -a "$0.before/." "$0/"
        rm -rf "$0.before"
        """,
        folder.toString(),
        size);
    return new SmallDisk(folder);
  }

  /** Fills it to the last byte. */
  void fill() {
    // A smaller piece may still fit where a larger one did not.
    for (int size = CHUNK; size > 0; size /= 2) {
      while (takes(new byte[size])) {
        // Until it is refused.
      }
    }
  }

  private boolean takes(byte[] piece) {
    try {
      Files.write(filler(), piece, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return true;
    } catch (IOException full) {
      return false;
    }
  }

  /** Gives back what {@link #fill()} took. */
  void free() {
    try {
      Files.deleteIfExists(filler());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    run("umount -l \"$0\"", folder.toString());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private static void run(String script, String... words) {
    try {
      List<String> command = new ArrayList<>(List.of("bash", "-c", script));
      command.addAll(java.util.List.of(words));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException("could not prepare a disk: " + said);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
