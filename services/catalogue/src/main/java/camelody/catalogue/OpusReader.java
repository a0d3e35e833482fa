package camelody.catalogue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.gagravarr.ogg.OggFile;
import org.gagravarr.opus.OpusFile;
import org.gagravarr.opus.OpusTags;
import org.jspecify.annotations.Nullable;

/** Reads Opus files, which jaudiotagger does not. */
final class OpusReader {
  private static final int SAMPLES_PER_SECOND = 48_000;
  private static final int TAIL_BYTES = 65_536 + 512;
  private static final int GRANULE_OFFSET = 6;
  private static final int PAGE_HEADER_BYTES = 28;

  private OpusReader() {}

  static AudioTags read(Path file) throws IOException {
    try (OggFile ogg = new OggFile(new BufferedInputStream(Files.newInputStream(file)));
        OpusFile opus = new OpusFile(ogg)) {
      OpusTags tags = opus.getTags();
      double duration = duration(file, opus.getInfo().getPreSkip());
      return new AudioTags(
          AudioFormat.OPUS,
          TagText.clean(raw(tags, "title")),
          TagText.names(tags.getComments("artist")),
          TagText.names(tags.getComments("albumartist")),
          TagText.clean(raw(tags, "album")),
          TagText.flag(raw(tags, "compilation")),
          TagText.number(raw(tags, "discnumber")),
          TagText.number(raw(tags, "tracknumber")),
          TagText.year(raw(tags, "date")),
          TagText.genres(tags.getComments("genre")),
          duration,
          duration > 0 ? (int) Math.round(Files.size(file) * 8 / duration / 1_000) : null,
          !tags.getComments("metadata_block_picture").isEmpty());
    }
  }

  static Optional<Picture> picture(Path file) throws IOException {
    try (OggFile ogg = new OggFile(new BufferedInputStream(Files.newInputStream(file)));
        OpusFile opus = new OpusFile(ogg)) {
      List<String> blocks = opus.getTags().getComments("metadata_block_picture");
      return blocks.isEmpty()
          ? Optional.empty()
          : Picture.of(pictureOf(Base64.getMimeDecoder().decode(blocks.get(0))));
    }
  }

  // FLAC's picture block: type, MIME text, description, four numbers, then the picture.
  private static byte[] pictureOf(byte[] block) {
    ByteBuffer buffer = ByteBuffer.wrap(block);
    buffer.getInt();
    buffer.position(buffer.getInt() + buffer.position());
    buffer.position(buffer.getInt() + buffer.position());
    buffer.position(buffer.position() + 4 * Integer.BYTES);
    byte[] picture = new byte[buffer.getInt()];
    buffer.get(picture);
    return picture;
  }

  // The last page says how many samples there are up to its end: no need to walk the file.
  private static double duration(Path file, int preSkip) throws IOException {
    try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
      int length = (int) Math.min(TAIL_BYTES, input.length());
      byte[] tail = new byte[length];
      input.seek(input.length() - length);
      input.readFully(tail);
      for (int at = length - PAGE_HEADER_BYTES; at >= 0; at--) {
        if (tail[at] == 'O' && tail[at + 1] == 'g' && tail[at + 2] == 'g' && tail[at + 3] == 'S') {
          long granule = littleEndian(tail, at + GRANULE_OFFSET);
          // -1: no packet ends on this page, so the one before it tells.
          if (granule != -1) {
            return Math.max(0, granule - preSkip) / (double) SAMPLES_PER_SECOND;
          }
        }
      }
      return 0;
    }
  }

  private static long littleEndian(byte[] bytes, int at) {
    long number = 0;
    for (int i = 7; i >= 0; i--) {
      number = (number << 8) | (bytes[at + i] & 0xff);
    }
    return number;
  }

  private static @Nullable String raw(OpusTags tags, String name) {
    List<String> values = tags.getComments(name);
    return values.isEmpty() ? null : values.get(0);
  }
}
