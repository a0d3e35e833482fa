package camelody.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Knows what lies where under {@code data/}.
 *
 * <pre>
 *   run/broker-uri               address of the embedded broker, while one is used
 *   run/&lt;instance&gt;.json          a process that is ready
 *   secrets/&lt;service&gt;.database-uri
 *   secrets/&lt;service&gt;.broker-uri   its own login at the broker, where it has one
 *   system-id                    tells this system from another one on the same broker
 *   admin-password
 * </pre>
 *
 * Files appear whole or not at all, readable by their owner alone.
 */
public final class DataDirectory {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path root;

  public DataDirectory(Path root) {
    this.root = root;
  }

  public Path root() {
    return root;
  }

  public Path run(String name) {
    return root.resolve("run").resolve(name);
  }

  public Path secret(String name) {
    return root.resolve("secrets").resolve(name);
  }

  /** Reads a small file that another process writes; nothing, while it isn't there. */
  public static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Writes a file for its owner's eyes only; readers see the old text or the new one. */
  public static void write(Path file, String text) {
    try {
      createFolder(folderOf(file));
      Path draft =
          Files.createTempFile(folderOf(file), file.getFileName() + ".", ".tmp", OWNER_FILE);
      Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file, failed);
    }
  }

  /** Creates a folder, and those above it, for its owner's eyes only. */
  public static void createFolder(Path folder) {
    try {
      Files.createDirectories(folder, OWNER_FOLDER);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot create " + folder, failed);
    }
  }

  /** Answers the id of this system, made at its first start. */
  public String systemId() {
    Path file = root.resolve("system-id");
    return read(file).orElseGet(() -> createOnce(file, camelody.kernel.Ids.next().toString()));
  }

  // Nine processes may start at once: the first one's text counts for all.
  private static String createOnce(Path file, String text) {
    try {
      createFolder(folderOf(file));
      Path draft =
          Files.createTempFile(folderOf(file), file.getFileName() + ".", ".tmp", OWNER_FILE);
      Files.writeString(draft, text);
      try {
        Files.createLink(file, draft);
      } catch (java.nio.file.FileAlreadyExistsException faster) {
        return read(file).orElseThrow();
      } finally {
        Files.deleteIfExists(draft);
      }
      return text;
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file, failed);
    }
  }

  private static Path folderOf(Path file) {
    return java.util.Objects.requireNonNull(file.getParent(), "a file in a folder");
  }
}
