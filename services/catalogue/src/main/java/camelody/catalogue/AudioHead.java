package camelody.catalogue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the first bytes tell of a file: its format, for many a file is called {@code .mp3} and is
 * none; and how much will be read of it, for the libraries that read tags take as much memory as a
 * file claims.
 *
 * <pre>
 *   "OggS" … "OpusHead"   Opus      "RIFF" size "WAVE"   WAV
 *   "OggS" … "vorbis"     Ogg       size "ftyp"          M4A
 *   "fLaC"                FLAC      else                 what the name says
 *   "ID3" version flags size, then the tag, then one of the others, or MP3
 * </pre>
 *
 * @param tagBytes how much of the file its tags may take
 */
record AudioHead(AudioFormat format, long tagBytes) {
  private static final int BYTES = 64;
  private static final int ID3_HEADER_BYTES = 10;
  private static final int ID3_SIZE_OFFSET = 6;
  private static final int BLOCK_HEADER_BYTES = 4;
  private static final int FLAC_PICTURE = 6;
  // The first page of an Ogg stream has one segment, so its packet begins at the 29th byte.
  private static final int OGG_PACKET_OFFSET = 28;
  private static final int OGG_SEGMENTS_OFFSET = 26;
  private static final int OGG_PAGE_HEADER_BYTES = 27;

  /**
   * Looks at a file.
   *
   * @param named what the file's name claims, good for an MP3 without tags, which has no signature
   * @throws Unreadable if the file is empty, or claims to hold more than it does
   */
  static AudioHead of(Path file, AudioFormat named) throws IOException, Unreadable {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      byte[] head = read(channel, 0);
      if (head.length == 0) {
        throw new Unreadable("is empty");
      }
      if (head.length < BYTES || !has(head, 0, "ID3")) {
        return of(channel, formatOf(head, named), 0);
      }
      long tag = (long) ID3_HEADER_BYTES + id3Size(head);
      claim(tag, channel.size());
      return of(channel, formatOf(read(channel, tag), AudioFormat.MP3), tag);
    }
  }

  private static AudioHead of(SeekableByteChannel channel, AudioFormat format, long start)
      throws IOException, Unreadable {
    return switch (format) {
      case MP3 -> new AudioHead(format, start);
      case FLAC -> new AudioHead(format, flacBlocks(channel, start));
      case M4A -> new AudioHead(format, movieBox(channel));
      case OGG, OPUS -> new AudioHead(format, comments(channel, format));
      // Its sound is read as little as theirs; its tags are refused by their reader if they claim
      // too much.
      case WAV -> new AudioHead(format, 0);
    };
  }

  private static AudioFormat formatOf(byte[] head, AudioFormat otherwise) {
    if (has(head, 0, "fLaC")) {
      return AudioFormat.FLAC;
    }
    if (has(head, 0, "OggS")) {
      return has(head, OGG_PACKET_OFFSET, "OpusHead") ? AudioFormat.OPUS : AudioFormat.OGG;
    }
    if (has(head, 0, "RIFF") && has(head, 8, "WAVE")) {
      return AudioFormat.WAV;
    }
    return has(head, 4, "ftyp") ? AudioFormat.M4A : otherwise;
  }

  // Four bytes of seven bits each (ID3v2.4.0 structure, §6.2).
  private static int id3Size(byte[] head) {
    int size = 0;
    for (int i = ID3_SIZE_OFFSET; i < ID3_HEADER_BYTES; i++) {
      size = (size << 7) | (head[i] & 0x7f);
    }
    return size;
  }

  // A bit that says whether it is the last, seven of a type, three bytes of a size (RFC 9639 §8.1).
  private static long flacBlocks(SeekableByteChannel channel, long start)
      throws IOException, Unreadable {
    long at = start + BLOCK_HEADER_BYTES;
    boolean isLast;
    do {
      byte[] head = read(channel, at);
      claim(BLOCK_HEADER_BYTES, head.length);
      int block = ByteBuffer.wrap(head).getInt();
      isLast = block < 0;
      int size = block & 0xff_ffff;
      if ((block >>> 24 & 0x7f) == FLAC_PICTURE) {
        pictureTexts(channel, at + BLOCK_HEADER_BYTES, size);
      }
      at += BLOCK_HEADER_BYTES + size;
      claim(at, channel.size());
    } while (!isLast);
    return at;
  }

  // A number, then its kind and its description, each with its size before it (RFC 9639 §8.8).
  private static void pictureTexts(SeekableByteChannel channel, long start, int size)
      throws IOException, Unreadable {
    long at = start + Integer.BYTES;
    for (int text = 0; text < 2; text++) {
      byte[] head = read(channel, at);
      claim(Integer.BYTES, head.length);
      at += Integer.BYTES + Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt());
      claim(at, start + size);
    }
  }

  // Boxes one after another, each with its size and name (ISO 14496-12 §4.2); the tags are in one.
  private static long movieBox(SeekableByteChannel channel) throws IOException, Unreadable {
    long length = channel.size();
    for (long at = 0; at + 8 <= length; ) {
      byte[] head = read(channel, at);
      long size = ByteBuffer.wrap(head).getInt() & 0xffff_ffffL;
      size = size == 1 && head.length >= 16 ? ByteBuffer.wrap(head).getLong(8) : size;
      if (has(head, 4, "moov")) {
        claim(size, length - at);
        return size;
      }
      if (size < 8) {
        break;
      }
      at += size;
    }
    throw new Unreadable("has no description of its sound, it may be cut off");
  }

  // The comments are the second packet, and begin with the length of their writer's name.
  private static long comments(SeekableByteChannel channel, AudioFormat format)
      throws IOException, Unreadable {
    byte[] first = read(channel, 0);
    claim(OGG_PACKET_OFFSET, first.length);
    long second = (long) OGG_PACKET_OFFSET + (first[OGG_PACKET_OFFSET - 1] & 0xff);
    byte[] page = read(channel, second);
    claim(OGG_PAGE_HEADER_BYTES, page.length);
    String signature = format == AudioFormat.OPUS ? "OpusTags" : "\u0003vorbis";
    long packet = second + OGG_PAGE_HEADER_BYTES + (page[OGG_SEGMENTS_OFFSET] & 0xff);
    byte[] head = read(channel, packet);
    if (head.length < signature.length() + Integer.BYTES || !has(head, 0, signature)) {
      throw new Unreadable("has no comments where they should be");
    }
    int writer = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(signature.length());
    claim(Integer.toUnsignedLong(writer), channel.size() - packet);
    return channel.size();
  }

  private static void claim(long bytes, long held) throws Unreadable {
    if (bytes > held) {
      throw new Unreadable("claims to hold more than it does, it may be cut off");
    }
  }

  private static boolean has(byte[] head, int at, String signature) {
    byte[] expected = signature.getBytes(StandardCharsets.US_ASCII);
    if (head.length < at + expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (head[at + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] read(SeekableByteChannel channel, long at) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(BYTES);
    channel.position(at);
    while (head.hasRemaining() && channel.read(head) >= 0) {
      // A channel may give less than was asked for.
    }
    byte[] bytes = new byte[head.position()];
    head.flip().get(bytes);
    return bytes;
  }
}
