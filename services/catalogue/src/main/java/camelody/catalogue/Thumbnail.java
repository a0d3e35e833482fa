package camelody.catalogue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;

/**
 * Makes smaller pictures. A small file may unpack to gigabytes, and four large ones at once to more
 * than there is: rows and columns are left out while a picture is read, and it is done one at a
 * time.
 */
final class Thumbnail {
  private static final long PIXELS_MAX = 100_000_000;
  // So many times finer than needed it is read; the rest is smoothed.
  private static final int FINER = 2;

  private Thumbnail() {}

  /**
   * Answers a JPEG with sides of at most {@code size}, if the file is a picture that can be read.
   */
  static Optional<byte[]> of(Path picture, int size) {
    synchronized (Thumbnail.class) {
      try (ImageInputStream input = ImageIO.createImageInputStream(picture.toFile())) {
        Iterator<ImageReader> readers = input == null ? null : ImageIO.getImageReaders(input);
        return readers == null || !readers.hasNext()
            ? Optional.empty()
            : smaller(readers.next(), input, size);
      } catch (IOException | RuntimeException broken) {
        return Optional.empty();
      }
    }
  }

  private static Optional<byte[]> smaller(ImageReader reader, ImageInputStream input, int size)
      throws IOException {
    try {
      reader.setInput(input, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if ((long) width * height > PIXELS_MAX) {
        return Optional.empty();
      }
      int step = Math.max(1, Math.max(width, height) / (FINER * size));
      ImageReadParam coarse = reader.getDefaultReadParam();
      coarse.setSourceSubsampling(step, step, 0, 0);
      return Optional.of(jpeg(reader.read(0, coarse), size));
    } finally {
      reader.dispose();
    }
  }

  private static byte[] jpeg(BufferedImage picture, int size) throws IOException {
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    Thumbnails.of(picture)
        .size(size, size)
        .imageType(BufferedImage.TYPE_INT_RGB)
        .outputFormat("jpg")
        .toOutputStream(small);
    return small.toByteArray();
  }
}
