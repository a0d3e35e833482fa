package camelody.infrastructure.demo;

import camelody.launcher.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills an empty library with tunes, so that there is something to hear. */
public final class DemoLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(DemoLibrary.class);

  private DemoLibrary() {}

  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    ensure(arguments.length > 0 ? Path.of(arguments[0]) : Settings.load().path("library.root"));
  }

  /**
   * Makes the library, whole or not at all; does nothing where a folder with something in it is
   * already.
   */
  public static void ensure(Path root) {
    try {
      if (isFilled(root)) {
        return;
      }
      Path draft = root.resolveSibling(root.getFileName() + ".making");
      delete(draft);
      Files.createDirectories(draft);
      List<Tune> tunes = TuneBook.ownTunes();
      tunes.parallelStream().forEach(tune -> write(draft, tune));
      Files.deleteIfExists(root);
      Files.move(draft, root, StandardCopyOption.ATOMIC_MOVE);
      LOG.info("made a demo library of {} tunes in {}", tunes.size(), root);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot make the demo library in " + root, failed);
    }
  }

  private static void write(Path library, Tune tune) {
    byte[] cover = CoverArt.paint(tune.album());
    byte[] flac =
        FlacEncoder.encode(
            Synthesiser.play(tune), Synthesiser.RATE, comments(tune), cover, CoverArt.SIZE);
    try {
      Path folder = library.resolve(tune.albumArtist()).resolve(tune.album());
      Files.createDirectories(folder);
      Files.write(folder.resolve("%02d - %s.flac".formatted(tune.number(), fileName(tune))), flac);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<String> comments(Tune tune) {
    List<String> comments = new ArrayList<>();
    comments.add("TITLE=" + tune.title());
    comments.add("ARTIST=" + tune.performer());
    comments.add("ALBUMARTIST=" + tune.albumArtist());
    comments.add("ALBUM=" + tune.album());
    comments.add("COMPOSER=" + tune.composer());
    comments.add("DISCNUMBER=1");
    comments.add("TRACKNUMBER=" + tune.number());
    comments.add("DATE=" + tune.year());
    tune.genres().forEach(genre -> comments.add("GENRE=" + genre));
    return comments;
  }

  private static String fileName(Tune tune) {
    return tune.title().replaceAll("[/\\\\:*?\"<>|!]", "");
  }

  private static boolean isFilled(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return false;
    }
    try (Stream<Path> content = Files.list(root)) {
      return content.findAny().isPresent();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> content = Files.walk(folder)) {
        for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
