package camelody.gateway.routes.taps;

import camelody.launcher.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One folder of a spool, held by one process: the operating system lets go when that dies. */
record SpoolFolder(Path path, FileChannel channel, FileLock lock) implements AutoCloseable {
  private static final int FOLDERS_MAX = 256;

  /** Holds {@code 0}, or {@code 1} if that is taken, and so on. */
  static SpoolFolder lockFirstFree(Path parent) {
    return IntStream.range(0, FOLDERS_MAX)
        .mapToObj(number -> parent.resolve(Integer.toString(number)))
        .map(SpoolFolder::tryLock)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "expected a free folder among " + FOLDERS_MAX + " in " + parent));
  }

  /** Holds all folders that nobody holds. */
  static List<SpoolFolder> lockAllFree(Path parent) {
    List<SpoolFolder> free = new ArrayList<>();
    try (Stream<Path> folders = Files.list(parent)) {
      folders.filter(Files::isDirectory).forEach(path -> tryLock(path).ifPresent(free::add));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return free;
  }

  List<Path> files(String suffix) {
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Optional<SpoolFolder> tryLock(Path folder) {
    DataDirectory.createFolder(folder);
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lock(channel);
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new SpoolFolder(folder, channel, lock));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot use " + folder, failed);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }
}
