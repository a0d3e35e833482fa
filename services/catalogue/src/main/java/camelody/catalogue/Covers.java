package camelody.catalogue;

import camelody.catalogue.Tracks.StoredFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the picture of a track: a file beside it, or one inside it, which is taken out once and
 * kept in a folder of its own.
 */
final class Covers {
  // A picture is kept in a few sizes, whatever is asked for, so that nobody can fill the disk.
  private static final List<Integer> SIZES = List.of(64, 128, 256, 512, OpenCover.SIZE_MAX);

  private final Path library;
  private final Path kept;

  Covers(Path library, Path kept) {
    this.library = library;
    this.kept = kept;
  }

  /** Answers where the picture is, in a smaller size if one is asked for. */
  Optional<Claim> claim(StoredFile file, @Nullable Integer size) {
    return switch (file.cover()) {
      case ScannedTrack.NO_COVER -> Optional.empty();
      case ScannedTrack.EMBEDDED_COVER -> embedded(file).map(claim -> resized(claim, kept, size));
      default -> beside(file).map(claim -> resized(claim, library, size));
    };
  }

  /**
   * Deletes the oldest pictures until they take no more than so many bytes; whatever is asked for
   * again is taken out again.
   */
  void tidy(long maxBytes) {
    if (!Files.isDirectory(kept)) {
      return;
    }
    try (Stream<Path> files = Files.list(kept)) {
      List<File> oldestFirst =
          files.map(Path::toFile).sorted(Comparator.comparingLong(File::lastModified)).toList();
      long bytes = oldestFirst.stream().mapToLong(File::length).sum();
      for (File file : oldestFirst) {
        if (bytes <= maxBytes) {
          return;
        }
        bytes -= file.length();
        Files.deleteIfExists(file.toPath());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Optional<Claim> beside(StoredFile file) {
    Path picture = library.resolve(file.cover());
    return Files.isRegularFile(picture)
        ? Optional.of(claim(Claim.LIBRARY, file.cover(), picture))
        : Optional.empty();
  }

  private Optional<Claim> embedded(StoredFile file) {
    String name = file.id() + "-" + Long.toHexString(file.modifiedMillis());
    for (String extension : new String[] {".jpg", ".png", ".gif", ".webp"}) {
      Path known = kept.resolve(name + extension);
      if (Files.exists(known)) {
        return Optional.of(claim(Claim.COVERS, name + extension, known));
      }
    }
    AudioFormat format = AudioFormat.ofName(file.path()).orElse(AudioFormat.MP3);
    return AudioReader.picture(library.resolve(file.path()), format)
        .map(picture -> keep(name + extension(picture.contentType()), picture.bytes()));
  }

  private Claim resized(Claim whole, Path root, @Nullable Integer size) {
    if (size == null) {
      return whole;
    }
    int side = SIZES.stream().filter(each -> each >= size).findFirst().orElse(OpenCover.SIZE_MAX);
    String name = whole.entityTag() + "-" + side + ".jpg";
    Path known = kept.resolve(name);
    return Files.exists(known)
        ? claim(Claim.COVERS, name, known)
        : Thumbnail.of(root.resolve(whole.path()), side)
            .map(small -> keep(name, small))
            .orElse(whole);
  }

  // Written beside and renamed: another instance sees the whole picture or none.
  private Claim keep(String name, byte[] bytes) {
    try {
      Files.createDirectories(kept);
      Path draft = Files.createTempFile(kept, name, ".tmp");
      Files.write(draft, bytes);
      Path whole = kept.resolve(name);
      Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return claim(Claim.COVERS, name, whole);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Claim claim(String root, String path, Path file) {
    try {
      long size = Files.size(file);
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      return new Claim(
          root, path, size, contentType(path), EntityTag.of(path, size, modified), modified);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static String contentType(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      return "image/png";
    }
    if (name.endsWith(".gif")) {
      return "image/gif";
    }
    return name.endsWith(".webp") ? "image/webp" : "image/jpeg";
  }

  private static String extension(String contentType) {
    return switch (contentType) {
      case "image/png" -> ".png";
      case "image/gif" -> ".gif";
      case "image/webp" -> ".webp";
      default -> ".jpg";
    };
  }
}
