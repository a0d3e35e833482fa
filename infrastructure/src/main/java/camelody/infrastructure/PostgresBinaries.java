package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers where the programs of the embedded PostgreSQL are unpacked: {@code
 * data/postgres-binaries/unpacked}.
 *
 * <p>The library that unpacks them lets everybody write there. The folder above is its owner's
 * alone, so that no stranger on the machine can exchange what is run, whatever the rights of the
 * data directory are.
 */
final class PostgresBinaries {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);
  // The library's mark of a folder that it has unpacked to the end.
  private static final String COMPLETE = ".exists";

  private PostgresBinaries() {}

  /** Makes the folder ready to be unpacked into, or to be used. */
  static Path prepare(DataDirectory data) throws IOException {
    Path own = data.root().resolve("postgres-binaries");
    DataDirectory.createFolder(own);
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
    Path unpacked = own.resolve("unpacked");
    if (Files.isDirectory(unpacked)) {
      forgetHalfUnpacked(unpacked);
    }
    return unpacked;
  }

  // Killed while it unpacked: the library would go on from there, and fail at the first link that
  // is there already, at this start and at all to come.
  private static void forgetHalfUnpacked(Path unpacked) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(unpacked, Files::isDirectory)) {
      for (Path folder : folders) {
        if (!Files.exists(folder.resolve(COMPLETE))) {
          LOG.warn("PostgreSQL was not unpacked to the end, beginning again");
          delete(folder);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
