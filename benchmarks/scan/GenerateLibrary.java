import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes a library of music files to measure scans with: mp3, ogg, flac, m4a and opus in turn, album
 * by album, each file with tags of its own around one second of sound.
 *
 * <pre>java benchmarks/scan/GenerateLibrary.java FOLDER 5000</pre>
 *
 * <p>The sound comes from the music files of the catalogue's tests. The tags are written here, byte
 * by byte, for it is a hundred times faster than a tagging library. The same count makes the same
 * library.
 */
final class GenerateLibrary {
  private static final Path SOUND =
      Path.of("services/catalogue/src/test/resources/camelody/catalogue/music");
  private static final String[] FORMATS = {"mp3", "ogg", "flac", "m4a", "opus"};
  private static final String[] GENRES = {
    "Jazz", "Blues", "Rock", "Classical", "Folk", "Soul", "Ambient", "Techno", "Reggae", "Tango"
  };
  private static final int WORDS = 20_000;
  private static final int TRACKS_OF_ALBUM = 12;
  private static final int ALBUMS_OF_ARTIST = 4;

  private final Random random = new Random(7);
  private final List<String> words = new ArrayList<>();

  private GenerateLibrary() {
    String[] syllables = "ba le mi no ra su té vo lün gar dos fir köl wen zha pu".split(" ");
    for (int i = 0; i < WORDS; i++) {
      StringBuilder word = new StringBuilder();
      for (int length = 2 + random.nextInt(3); length > 0; length--) {
        word.append(syllables[random.nextInt(syllables.length)]);
      }
      words.add(Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("expected a folder and how many files");
    }
    new GenerateLibrary().generate(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
  }

  private void generate(Path library, int count) throws IOException {
    String artist = "";
    for (int made = 0, album = 0; made < count; album++) {
      artist = album % ALBUMS_OF_ARTIST == 0 ? words(2) + " " + album : artist;
      String title = words(2);
      String format = FORMATS[album % FORMATS.length];
      Path folder = Files.createDirectories(library.resolve(artist).resolve(title + " " + album));
      for (int number = 1; number <= TRACKS_OF_ALBUM && made < count; number++, made++) {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("TITLE", words(1 + random.nextInt(4)));
        tags.put("ARTIST", artist);
        tags.put("ALBUM", title);
        tags.put("TRACKNUMBER", String.valueOf(number));
        tags.put("DATE", String.valueOf(1950 + album % 75));
        tags.put("GENRE", GENRES[album % GENRES.length]);
        byte[] sound = Files.readAllBytes(SOUND.resolve("tagged." + format));
        Files.write(
            folder.resolve("%02d - %s.%s".formatted(number, tags.get("TITLE"), format)),
            tagged(format, sound, tags));
      }
    }
  }

  private String words(int count) {
    List<String> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Some words are in many titles, most in few, as it is in real ones.
      some.add(words.get((int) (WORDS * Math.pow(random.nextDouble(), 3))));
    }
    return String.join(" ", some);
  }

  private static byte[] tagged(String format, byte[] sound, Map<String, String> tags) {
    return switch (format) {
      case "mp3" -> mp3(sound, tags);
      case "flac" -> flac(sound, tags);
      case "m4a" -> m4a(sound, tags);
      default -> ogg(sound, tags, format.equals("opus"));
    };
  }

  // An ID3v2.4 tag in UTF-8, then the frames.
  private static byte[] mp3(byte[] sound, Map<String, String> tags) {
    Map<String, String> names =
        Map.of(
            "TITLE",
            "TIT2",
            "ARTIST",
            "TPE1",
            "ALBUM",
            "TALB",
            "TRACKNUMBER",
            "TRCK",
            "DATE",
            "TDRC",
            "GENRE",
            "TCON");
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    tags.forEach(
        (name, value) -> {
          byte[] text = utf8(value);
          frames.writeBytes(utf8(names.get(name)));
          frames.writeBytes(sevenBits(text.length + 1));
          frames.writeBytes(new byte[] {0, 0, 3});
          frames.writeBytes(text);
        });
    int oldTag = 10 + ((sound[6] << 21) | (sound[7] << 14) | (sound[8] << 7) | sound[9]);
    return joined(
        new byte[] {'I', 'D', '3', 4, 0, 0},
        sevenBits(frames.size()),
        frames.toByteArray(),
        Arrays.copyOfRange(sound, oldTag, sound.length));
  }

  // STREAMINFO, our comments as the last block, then the frames.
  private static byte[] flac(byte[] sound, Map<String, String> tags) {
    byte[] comments = vorbisComments(tags);
    int at = 4;
    boolean isLast;
    do {
      isLast = sound[at] < 0;
      at += 4 + (ByteBuffer.wrap(sound, at, 4).getInt() & 0xffffff);
    } while (!isLast);
    byte[] streamInfo = Arrays.copyOfRange(sound, 0, 42);
    streamInfo[4] = 0;
    return joined(
        streamInfo,
        ByteBuffer.allocate(4).putInt(0x84000000 | comments.length).array(),
        comments,
        Arrays.copyOfRange(sound, at, sound.length));
  }

  // moov/udta/meta/ilst lies behind the sound, so only the sizes of the boxes around it change.
  private static byte[] m4a(byte[] sound, Map<String, String> tags) {
    ByteArrayOutputStream items = new ByteArrayOutputStream();
    items.writeBytes(item("\u00a9nam", 1, utf8(tags.get("TITLE"))));
    items.writeBytes(item("\u00a9ART", 1, utf8(tags.get("ARTIST"))));
    items.writeBytes(item("\u00a9alb", 1, utf8(tags.get("ALBUM"))));
    items.writeBytes(item("\u00a9day", 1, utf8(tags.get("DATE"))));
    items.writeBytes(item("\u00a9gen", 1, utf8(tags.get("GENRE"))));
    byte number = Byte.parseByte(tags.get("TRACKNUMBER"));
    items.writeBytes(item("trkn", 0, new byte[] {0, 0, 0, number, 0, 0, 0, 0}));
    return withBox(sound, 0, sound.length, List.of("moov", "udta", "meta", "ilst"), items);
  }

  private static byte[] withBox(
      byte[] bytes, int from, int to, List<String> path, ByteArrayOutputStream content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = from; at < to; ) {
      int size = ByteBuffer.wrap(bytes, at, 4).getInt();
      String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (path.isEmpty() || !type.equals(path.get(0))) {
        out.write(bytes, at, size);
      } else if (path.size() == 1) {
        out.writeBytes(box(type, content.toByteArray()));
      } else {
        // "meta" has a version before its boxes.
        int head = type.equals("meta") ? 12 : 8;
        byte[] inner = withBox(bytes, at + head, at + size, path.subList(1, path.size()), content);
        out.writeBytes(box(type, joined(Arrays.copyOfRange(bytes, at + 8, at + head), inner)));
      }
      at += size;
    }
    return out.toByteArray();
  }

  private static byte[] item(String name, int type, byte[] value) {
    byte[] head = ByteBuffer.allocate(8).putInt(type).putInt(0).array();
    return box(name, box("data", joined(head, value)));
  }

  private static byte[] box(String type, byte[] content) {
    return joined(
        ByteBuffer.allocate(4).putInt(content.length + 8).array(),
        type.getBytes(StandardCharsets.ISO_8859_1),
        content);
  }

  // The first page as it is; the packets of headers on a page anew; the others numbered anew.
  private static byte[] ogg(byte[] sound, Map<String, String> tags, boolean isOpus) {
    List<byte[]> pages = pages(sound);
    byte[] comments =
        isOpus
            ? joined(utf8("OpusTags"), vorbisComments(tags))
            : joined(utf8("\u0003vorbis"), vorbisComments(tags), new byte[] {1});
    List<byte[]> headers = new ArrayList<>(List.of(comments));
    int headerPages = 1;
    ByteArrayOutputStream old = new ByteArrayOutputStream();
    for (;
        ByteBuffer.wrap(pages.get(headerPages)).order(ByteOrder.LITTLE_ENDIAN).getLong(6) <= 0;
        headerPages++) {
      byte[] page = pages.get(headerPages);
      int head = 27 + (page[26] & 0xff);
      old.write(page, head, page.length - head);
    }
    if (!isOpus) {
      String text = old.toString(StandardCharsets.ISO_8859_1);
      headers.add(
          text.substring(text.indexOf("\u0005vorbis")).getBytes(StandardCharsets.ISO_8859_1));
    }
    List<byte[]> whole = new ArrayList<>(List.of(pages.get(0)));
    whole.add(page(headers, ByteBuffer.wrap(pages.get(0)).getInt(14)));
    whole.addAll(pages.subList(headerPages, pages.size()));
    for (int i = 0; i < whole.size(); i++) {
      ByteBuffer page = ByteBuffer.wrap(whole.get(i)).order(ByteOrder.LITTLE_ENDIAN);
      page.putInt(18, i).putInt(22, 0).putInt(22, checksum(whole.get(i)));
    }
    return joined(whole.toArray(byte[][]::new));
  }

  private static List<byte[]> pages(byte[] ogg) {
    List<byte[]> pages = new ArrayList<>();
    for (int at = 0; at < ogg.length; ) {
      int segments = ogg[at + 26] & 0xff;
      int size = 27 + segments;
      for (int i = 0; i < segments; i++) {
        size += ogg[at + 27 + i] & 0xff;
      }
      pages.add(Arrays.copyOfRange(ogg, at, at + size));
      at += size;
    }
    return pages;
  }

  private static byte[] page(List<byte[]> packets, int serial) {
    ByteArrayOutputStream lengths = new ByteArrayOutputStream();
    for (byte[] packet : packets) {
      byte[] full = new byte[packet.length / 255];
      Arrays.fill(full, (byte) 255);
      lengths.writeBytes(full);
      lengths.write(packet.length % 255);
    }
    return joined(
        utf8("OggS"),
        new byte[10],
        ByteBuffer.allocate(4).putInt(serial).array(),
        new byte[8],
        new byte[] {(byte) lengths.size()},
        lengths.toByteArray(),
        joined(packets.toArray(byte[][]::new)));
  }

  // RFC 3533 §6: CRC-32 with the polynomial 0x04c11db7, neither reflected nor inverted.
  private static int checksum(byte[] page) {
    int register = 0;
    for (byte each : page) {
      register ^= each << 24;
      for (int bit = 0; bit < 8; bit++) {
        register = (register << 1) ^ (register < 0 ? 0x04c11db7 : 0);
      }
    }
    return register;
  }

  private static byte[] vorbisComments(Map<String, String> tags) {
    ByteArrayOutputStream comments = new ByteArrayOutputStream();
    comments.writeBytes(littleEndian(0));
    comments.writeBytes(littleEndian(tags.size()));
    tags.forEach(
        (name, value) -> {
          byte[] comment = utf8(name + "=" + value);
          comments.writeBytes(littleEndian(comment.length));
          comments.writeBytes(comment);
        });
    return comments.toByteArray();
  }

  private static byte[] littleEndian(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }

  private static byte[] sevenBits(int number) {
    return new byte[] {
      (byte) (number >> 21 & 0x7f),
      (byte) (number >> 14 & 0x7f),
      (byte) (number >> 7 & 0x7f),
      (byte) (number & 0x7f)
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }
}
