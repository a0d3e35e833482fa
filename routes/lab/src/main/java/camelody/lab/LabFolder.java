package camelody.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a learner's files, within bounds. It reads all of them at each look: they are small, and
 * the time of a file may lie.
 */
final class LabFolder {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]*");
  private static final int NAME_MAX = 80;
  private static final int TOLD_BEYOND_MAX = 10;
  private static final FileTime NEVER = FileTime.fromMillis(0);

  private final LabSettings settings;

  LabFolder(LabSettings settings) {
    this.settings = settings;
  }

  /**
   * Answers what lies there, by name; of the files beyond the most some, and each with that
   * problem.
   *
   * @throws IOException if the folder is not there, or nobody may read it
   */
  List<FoundFile> look() throws IOException {
    Path folder = settings.folder().toRealPath();
    List<FoundFile> found = new ArrayList<>();
    for (Path file : names(folder)) {
      found.add(
          found.size() < settings.filesMax()
              ? read(folder, file)
              : FoundFile.refused(
                  shown(file),
                  NEVER,
                  Problem.of("only the first " + settings.filesMax() + " files are read")));
    }
    return found;
  }

  // The first by name, however many there are.
  private List<Path> names(Path folder) throws IOException {
    PriorityQueue<Path> first = new PriorityQueue<>((one, other) -> other.compareTo(one));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, LabFolder::isRouteFile)) {
      for (Path file : files) {
        first.add(file);
        if (first.size() > settings.filesMax() + TOLD_BEYOND_MAX) {
          first.poll();
        }
      }
    } catch (java.nio.file.DirectoryIteratorException failed) {
      throw failed.getCause();
    }
    return first.stream().sorted().toList();
  }

  // What begins with a dot is an editor's own, or a mount's.
  private static boolean isRouteFile(Path file) {
    String name = file.getFileName().toString();
    return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  private FoundFile read(Path folder, Path file) {
    String name = file.getFileName().toString();
    FileTime modified = NEVER;
    try {
      modified = Files.getLastModifiedTime(file);
      if (name.length() > NAME_MAX || !NAME.matcher(name).matches()) {
        return FoundFile.refused(
            shown(file),
            modified,
            Problem.of(
                "expected a name of up to "
                    + NAME_MAX
                    + " letters, digits, blanks, dots and hyphens"));
      }
      Problem problem = unfit(folder, file);
      return problem == null
          ? FoundFile.read(name, modified, text(file))
          : FoundFile.refused(name, modified, problem);
    } catch (Problem.Refused refused) {
      return FoundFile.refused(name, modified, refused.problem());
    } catch (IOException | RuntimeException failed) {
      return FoundFile.refused(shown(file), modified, Problem.of("it cannot be read"));
    }
  }

  // A link may point to another name in the folder, as in a mounted one, and to nothing else.
  private static @Nullable Problem unfit(Path folder, Path file) throws IOException {
    Path real = file.toRealPath();
    if (!real.startsWith(folder)) {
      return Problem.of("it is a link that leads out of the folder");
    }
    return Files.isRegularFile(real) ? null : Problem.of("expected a file, came something else");
  }

  private String text(Path file) throws IOException, Problem.Refused {
    byte[] bytes;
    try (InputStream content = Files.newInputStream(file)) {
      bytes = content.readNBytes(settings.fileBytesMax() + 1);
    }
    if (bytes.length > settings.fileBytesMax()) {
      throw Problem.of("expected at most " + settings.fileBytesMax() + " bytes, came more")
          .asException();
    }
    return decode(bytes);
  }

  private static String decode(byte[] bytes) throws Problem.Refused {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      throw Problem.of("expected UTF-8, came another encoding").asException();
    }
  }

  private static String shown(Path file) {
    String name = file.getFileName().toString().replaceAll("[^\\p{L}\\p{N} ._-]", "\uFFFD");
    return name.length() > NAME_MAX ? name.substring(0, NAME_MAX) + "…" : name;
  }
}
