package camelody.system;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A folder of music as a person keeps it; the files are untagged, and no two sound alike. */
public final class MusicFolder {
  private static final float FRAMES_PER_SECOND = 8_000;

  private final Path root;
  private int seed;

  private MusicFolder(Path root) {
    this.root = root;
  }

  public static MusicFolder make() {
    try {
      return new MusicFolder(Files.createTempDirectory("camelody-music"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Path root() {
    return root;
  }

  /** Writes a second of noise under a path such as {@code artist/album/01 - Title.wav}. */
  public Path add(String path) throws IOException {
    return add(path, 1);
  }

  /** Writes seconds of noise; each takes 8,000 bytes. */
  public Path add(String path, int seconds) throws IOException {
    byte[] samples = new byte[(int) (FRAMES_PER_SECOND * seconds)];
    new Random(seed++).nextBytes(samples);
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    try (AudioInputStream audio =
        new AudioInputStream(
            new ByteArrayInputStream(samples),
            new AudioFormat(FRAMES_PER_SECOND, 8, 1, false, false),
            samples.length)) {
      AudioSystem.write(audio, AudioFileFormat.Type.WAVE, file.toFile());
    }
    return file;
  }

  /** Writes something that only pretends to be music. */
  public Path addBroken(String path, byte[] content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  public void move(String from, String to) throws IOException {
    Files.createDirectories(root.resolve(to).getParent());
    Files.move(root.resolve(from), root.resolve(to));
  }
}
