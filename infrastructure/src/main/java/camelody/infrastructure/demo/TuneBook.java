package camelody.infrastructure.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads tunes in ABC notation, the standard in which traditional tunes are written down
 * (abcnotation standard 2.1, of which this is a small part).
 *
 * <pre>
 *   X:1              a tune begins
 *   T:Ode to Joy     title            C:Beethoven   composer     Q:1/4=110   tempo
 *   M:4/4            meter; every bar is as long
 *   L:1/4            length of a note without a number           K:D         key
 *   %%album …  %%albumArtist … (else the performer)  %%performer …  %%timbre ORGAN  %%year 1824  %%genres Classical, Hymn
 *   "D"FFGA|AGFE|    notes, with chord symbols
 * </pre>
 */
final class TuneBook {
  private TuneBook() {}

  /** Reads the tunes that come with the program. */
  static List<Tune> ownTunes() {
    try (InputStream book = TuneBook.class.getResourceAsStream("tunebook.abc")) {
      if (book == null) {
        throw new IllegalStateException("tunebook.abc is not in the jar");
      }
      return read(new String(book.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Reads a book.
   *
   * @throws IllegalArgumentException if it holds something that is not understood; the message
   *     names the tune
   */
  static List<Tune> read(String book) {
    List<Tune> tunes = new ArrayList<>();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (String text : book.split("(?m)^X:.*$", -1)) {
      if (text.contains("T:")) {
        tunes.add(tune(text, numbers));
      }
    }
    return tunes;
  }

  private static Tune tune(String text, Map<String, Integer> numbers) {
    Map<String, String> fields = new LinkedHashMap<>();
    StringBuilder music = new StringBuilder();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("%%")) {
        String[] words = line.substring(2).split(" ", 2);
        fields.put(words[0], words[1].strip());
      } else if (line.matches("[A-Z]:.*")) {
        fields.put(line.substring(0, 1), line.substring(2).strip());
      } else if (!line.isEmpty() && !line.startsWith("%")) {
        music.append(line).append('\n');
      }
    }
    String album = field(fields, "album");
    AbcMusic abc =
        AbcMusic.read(
            music.toString(),
            field(fields, "K"),
            field(fields, "M"),
            field(fields, "L"),
            field(fields, "T"));
    String performer = field(fields, "performer");
    return new Tune(
        field(fields, "T"),
        field(fields, "C"),
        album,
        fields.getOrDefault("albumArtist", performer),
        performer,
        Timbre.valueOf(field(fields, "timbre")),
        numbers.merge(album, 1, Integer::sum),
        Integer.parseInt(field(fields, "year")),
        List.of(field(fields, "genres").split(", *", -1)),
        Double.parseDouble(field(fields, "Q").replace("1/4=", "")),
        abc.melody(),
        abc.accompaniment());
  }

  private static String field(Map<String, String> fields, String name) {
    String text = fields.get(name);
    if (text == null) {
      throw new IllegalArgumentException(fields.get("T") + ": expected the field " + name);
    }
    return text;
  }
}
