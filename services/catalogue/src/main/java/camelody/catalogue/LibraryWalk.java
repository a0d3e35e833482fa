package camelody.catalogue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lists the audio files of a library without opening them, several folders at once. Symbolic links
 * are not followed, so none leads out of the library or round in circles.
 */
final class LibraryWalk {
  // The first of them that a folder holds is its cover.
  private static final List<String> COVER_NAMES =
      List.of("cover", "folder", "front", "album", "albumart");
  private static final List<String> COVER_EXTENSIONS = List.of("jpg", "jpeg", "png");

  // PostgreSQL keeps at most 2,704 bytes in an entry of an index.
  private static final int PATH_BYTES_MAX = 2_000;
  private static final int SHOWN_CHARACTERS_MAX = 200;

  private final Path root;
  private final Executor threads;
  private final AtomicInteger found;
  private final Queue<LibraryFile> files = new ConcurrentLinkedQueue<>();
  private final Map<String, String> coverOfFolder = new ConcurrentHashMap<>();
  private final Set<String> closedFolders = ConcurrentHashMap.newKeySet();
  private final Map<String, String> unnameable = new ConcurrentHashMap<>();
  private final AtomicInteger foldersToList = new AtomicInteger();
  private final CountDownLatch done = new CountDownLatch(1);

  private LibraryWalk(Path root, Executor threads, AtomicInteger found) {
    this.root = root;
    this.threads = threads;
    this.found = found;
  }

  /**
   * Sets out.
   *
   * @param found counts files while they are met
   */
  static LibraryWalk from(Path root, Executor threads, AtomicInteger found) {
    LibraryWalk walk = new LibraryWalk(root, threads, found);
    walk.enter(root);
    return walk;
  }

  /** Waits for the end, but not longer than a while; answers whether it came. */
  boolean hasEnded(Duration patience) throws InterruptedException {
    return done.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Answers what was met, the files of a folder one after another. */
  List<LibraryFile> files() {
    return files.stream()
        .sorted(Comparator.comparing(LibraryFile::folder).thenComparing(LibraryFile::path))
        .toList();
  }

  /** Answers the picture in a folder, the folder above it being asked where there is none. */
  @Nullable String coverOf(String folder) {
    String own = coverOfFolder.get(folder);
    return own != null || folder.isEmpty() ? own : coverOfFolder.get(LibraryFile.folderOf(folder));
  }

  /**
   * Tells whether a path lies in a folder that could not be opened: its files may well be there.
   */
  boolean mayBeThere(String path) {
    String above = path;
    do {
      above = LibraryFile.folderOf(above);
      if (closedFolders.contains(above)) {
        return true;
      }
    } while (!above.isEmpty());
    return closedFolders.contains(path);
  }

  /** Answers files and folders that could not be looked at, with the reason. */
  Map<String, String> unnameable() {
    return unnameable;
  }

  // A task for each folder, and none that waits for another: neither depth nor breadth can exhaust
  // the threads or their stacks.
  private void enter(Path folder) {
    foldersToList.incrementAndGet();
    threads.execute(
        () -> {
          try {
            list(folder);
          } finally {
            if (foldersToList.decrementAndGet() == 0) {
              done.countDown();
            }
          }
        });
  }

  private void list(Path folder) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(this::meet);
    } catch (IOException | DirectoryIteratorException closed) {
      leaveClosed(folder, closed);
    }
  }

  private void meet(Path path) {
    String name = path.getFileName().toString();
    if (name.startsWith(".")) {
      return;
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        enter(path);
      } else if (attributes.isRegularFile()) {
        meetFile(relative(path), name, attributes);
      }
    } catch (IOException closed) {
      leaveClosed(path, closed);
    }
  }

  private void meetFile(String path, String name, BasicFileAttributes attributes) {
    AudioFormat.ofName(name).ifPresent(format -> add(path, attributes, format));
    if (coverRank(name) < COVER_NAMES.size()) {
      coverOfFolder.merge(LibraryFile.folderOf(path), path, LibraryWalk::better);
    }
  }

  private void add(String path, BasicFileAttributes attributes, AudioFormat format) {
    // A name that is not UTF-8 cannot be stored and found again.
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(path) || path.indexOf('\uFFFD') >= 0) {
      leaveOut(path, "its name is not UTF-8");
      return;
    }
    if (path.getBytes(StandardCharsets.UTF_8).length > PATH_BYTES_MAX) {
      leaveOut(path, "its path is longer than " + PATH_BYTES_MAX + " bytes");
      return;
    }
    files.add(
        new LibraryFile(path, attributes.size(), attributes.lastModifiedTime().toMillis(), format));
    found.incrementAndGet();
  }

  private void leaveClosed(Path path, Exception closed) {
    String relative = relative(path);
    closedFolders.add(relative);
    leaveOut(relative, "cannot be opened (" + closed.getClass().getSimpleName() + ")");
  }

  private void leaveOut(String path, String reason) {
    String shown = path.replaceAll("[\\p{Cs}\uFFFD]", "?");
    int length = shown.length();
    unnameable.put(
        length > SHOWN_CHARACTERS_MAX
            ? "…" + shown.substring(length - SHOWN_CHARACTERS_MAX)
            : shown,
        reason);
  }

  private String relative(Path path) {
    return root.relativize(path).toString().replace(File.separatorChar, '/');
  }

  private static String better(String one, String other) {
    return Comparator.comparingInt(LibraryWalk::coverRank)
                .thenComparing(Comparator.naturalOrder())
                .compare(one, other)
            <= 0
        ? one
        : other;
  }

  private static int coverRank(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    int rank =
        dot >= 0 && COVER_EXTENSIONS.contains(name.substring(dot + 1))
            ? COVER_NAMES.indexOf(name.substring(0, dot))
            : -1;
    return rank < 0 ? COVER_NAMES.size() : rank;
  }
}
