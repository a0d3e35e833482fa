package camelody.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Music files as programs write them, and MP3 files with tags as nobody should write them. */
final class MusicFixtures {
  /** One second of a tone in each format, all with the same tags and cover. */
  static final String[] TAGGED = {
    "tagged.mp3", "tagged.ogg", "tagged.flac", "tagged.m4a", "tagged.opus", "tagged.wav"
  };

  private static final int ID3V1_BYTES = 128;

  private MusicFixtures() {}

  static byte[] file(String name) {
    try (InputStream input = MusicFixtures.class.getResourceAsStream("music/" + name)) {
      return input.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Puts an ID3v2 tag before an MP3 without one. */
  static byte[] mp3(byte[] id3v2) {
    return joined(id3v2, file("untagged.mp3"));
  }

  /** Puts an ID3v1 tag behind an MP3 without one: fixed fields in Latin-1. */
  static byte[] mp3WithId3v1(String title, String artist, String album, String year, int genre) {
    byte[] tag = new byte[ID3V1_BYTES];
    put(tag, 0, "TAG");
    put(tag, 3, title);
    put(tag, 33, artist);
    put(tag, 63, album);
    put(tag, 93, year);
    tag[127] = (byte) genre;
    return joined(file("untagged.mp3"), tag);
  }

  /**
   * Makes an ID3v2 tag.
   *
   * @param version 2, 3 or 4: frames have names of three letters, and sizes of three bytes, of
   *     four, or of four times seven bits
   * @param encoding 0 Latin-1, 1 UTF-16 with a byte-order mark, 3 UTF-8
   */
  static byte[] id3v2(int version, int encoding, Map<String, String> frames) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    frames.forEach(
        (name, text) -> {
          byte[] content = joined(new byte[] {(byte) encoding}, text.getBytes(charset(encoding)));
          body.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
          body.writeBytes(
              version == 2
                  ? Arrays.copyOfRange(number(content.length, 8), 1, 4)
                  : number(content.length, version == 4 ? 7 : 8));
          body.writeBytes(version == 2 ? new byte[0] : new byte[2]);
          body.writeBytes(content);
        });
    return id3v2Header(version, body.size(), body.toByteArray());
  }

  /** Puts genres into an M4A, each in a data box of its own, all in one box. */
  static byte[] m4aOfGenres(String... genres) {
    byte[] file = file("tagged.m4a");
    byte[] data =
        joined(
            Arrays.stream(genres)
                .map(genre -> genre.getBytes(StandardCharsets.UTF_8))
                .map(text -> box("data", joined(number(1, 8), number(0, 8), text)))
                .toArray(byte[][]::new));
    int from = indexOf(file, "\u00a9gen") - 4;
    int size = ByteBuffer.wrap(file).getInt(from);
    byte[] changed =
        joined(
            Arrays.copyOf(file, from),
            box("\u00a9gen", data),
            Arrays.copyOfRange(file, from + size, file.length));
    for (String around : List.of("moov", "udta", "meta", "ilst")) {
      int at = indexOf(file, around) - 4;
      ByteBuffer sizes = ByteBuffer.wrap(changed);
      sizes.putInt(at, sizes.getInt(at) + changed.length - file.length);
    }
    return changed;
  }

  private static byte[] box(String name, byte[] content) {
    return joined(
        number(8 + content.length, 8), name.getBytes(StandardCharsets.ISO_8859_1), content);
  }

  private static int indexOf(byte[] file, String name) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(name);
  }

  /** Makes a tag whose header claims a size that need not be its content's. */
  static byte[] id3v2Header(int version, int claimedBytes, byte[] content) {
    return joined(
        "ID3".getBytes(StandardCharsets.US_ASCII),
        new byte[] {(byte) version, 0, 0},
        number(claimedBytes, 7),
        content);
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  private static Charset charset(int encoding) {
    return switch (encoding) {
      case 1 -> StandardCharsets.UTF_16;
      case 3 -> StandardCharsets.UTF_8;
      default -> StandardCharsets.ISO_8859_1;
    };
  }

  private static byte[] number(int value, int bitsOfByte) {
    byte[] bytes = new byte[4];
    for (int i = 3, rest = value; i >= 0; i--, rest >>>= bitsOfByte) {
      bytes[i] = (byte) (rest & ((1 << bitsOfByte) - 1));
    }
    return bytes;
  }

  private static void put(byte[] tag, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, tag, at, bytes.length);
  }
}
