package camelody.catalogue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jaudiotagger.audio.mp4.atom.Mp4BoxHeader;

/**
 * Reads all values of a text in an M4A file. Some programs write several into one box, of which
 * jaudiotagger takes the first.
 *
 * <pre>
 *   moov ─ udta ─ meta ─ ilst ─ ©gen ─┬─ data "Jazz"
 *                                     └─ data "Soul"
 * </pre>
 */
final class MovieTexts {
  private static final int HEADER_BYTES = Mp4BoxHeader.HEADER_LENGTH;
  // A version and flags stand in meta before its boxes.
  private static final int VERSION_BYTES = 4;
  // A type and a locale stand in data before the text.
  private static final int TYPE_BYTES = 8;
  private static final int TYPE_UTF_8 = 1;
  private static final int TEXTS_BYTES_MAX = 64 * 1024;

  private MovieTexts() {}

  /** Answers the values in all boxes of a name, such as {@code ©gen}. */
  static List<String> of(Path file, String name) throws IOException {
    List<String> texts = new ArrayList<>();
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long end = enterList(channel);
      while (channel.position() + HEADER_BYTES <= end) {
        Mp4BoxHeader box = new Mp4BoxHeader(bytes(channel, HEADER_BYTES));
        long next = channel.position() + box.getDataLength();
        if (box.getId().equals(name) && box.getDataLength() <= TEXTS_BYTES_MAX) {
          addTexts(bytes(channel, box.getDataLength()), texts);
        }
        channel.position(next);
      }
    }
    return texts;
  }

  /** Goes to the first box in the list; answers where the list ends, 0 if there is none. */
  private static long enterList(SeekableByteChannel channel) throws IOException {
    for (String outer : List.of("moov", "udta", "meta")) {
      if (Mp4BoxHeader.seekWithinLevel(channel, outer) == null) {
        return 0;
      }
    }
    channel.position(channel.position() + VERSION_BYTES);
    Mp4BoxHeader list = Mp4BoxHeader.seekWithinLevel(channel, "ilst");
    return list == null ? 0 : Math.min(channel.size(), channel.position() + list.getDataLength());
  }

  private static void addTexts(ByteBuffer boxes, List<String> texts) {
    while (boxes.remaining() > HEADER_BYTES + TYPE_BYTES) {
      Mp4BoxHeader box = new Mp4BoxHeader(boxes);
      ByteBuffer data = boxes.slice().limit(Math.min(boxes.remaining(), box.getDataLength()));
      boxes.position(boxes.position() + data.remaining());
      if (box.getId().equals("data") && data.getInt(0) == TYPE_UTF_8) {
        texts.add(StandardCharsets.UTF_8.decode(data.position(TYPE_BYTES)).toString());
      }
    }
  }

  private static ByteBuffer bytes(SeekableByteChannel channel, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // A channel may give less than was asked for.
    }
    return bytes.flip();
  }
}
