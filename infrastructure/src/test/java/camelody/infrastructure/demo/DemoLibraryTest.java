package camelody.infrastructure.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoLibraryTest {
  @TempDir Path folder;

  @Test
  void given_the_tune_book_when_read_then_there_are_many_tunes_over_several_albums() {
    List<Tune> tunes = TuneBook.ownTunes();

    assertThat(tunes).hasSizeGreaterThanOrEqualTo(24);
    assertThat(tunes.stream().map(Tune::album).distinct()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(tunes.stream().map(Tune::performer).distinct()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(tunes).allSatisfy(tune -> assertThat(tune.genres()).isNotEmpty());
    assertThat(tunes)
        .allSatisfy(
            tune ->
                assertThat(tune.seconds(tune.lengthBeats())).as(tune.title()).isBetween(8.0, 90.0));
  }

  @Test
  void given_a_key_when_notes_are_read_then_sharps_octaves_and_lengths_are_right() {
    AbcMusic abc = AbcMusic.read("F^c/=F2f'A,|\"Am\"c3/2", "D", "7/4", "1/4", "a tune");

    assertThat(abc.melody())
        .containsExactly(
            new Note(0, 1, 66),
            new Note(1, 0.5, 73),
            new Note(1.5, 2, 65),
            new Note(3.5, 1, 90),
            new Note(4.5, 1, 57),
            new Note(5.5, 1.5, 73));
    assertThat(abc.accompaniment()).extracting(Note::midi).containsExactly(45, 57, 60, 64);
  }

  @Test
  void given_something_that_is_no_note_when_read_then_the_tune_is_named() {
    assertThatThrownBy(() -> AbcMusic.read("CD?E", "C", "4/4", "1/4", "Broken"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Broken")
        .hasMessageContaining("?E");
  }

  @Test
  void given_the_a_above_middle_c_when_played_then_it_swings_440_times_a_second() {
    assertThat(new Note(0, 1, 69).hertz()).isCloseTo(440, within(1e-9));
    for (Timbre timbre : List.of(Timbre.ORGAN, Timbre.RECORDER, Timbre.PAD, Timbre.STRINGS)) {
      double[] tone = timbre.play(440, 1, Synthesiser.RATE);

      assertThat(strength(tone, 440))
          .as(timbre + " at its own pitch")
          .isGreaterThan(4 * strength(tone, 466.16))
          .isGreaterThan(4 * strength(tone, 415.3));
    }
  }

  @Test
  void given_bars_that_do_not_fill_the_meter_when_read_then_tune_and_bar_are_named() {
    assertThatThrownBy(() -> AbcMusic.read("E|FGA|FG|A2|", "C", "3/4", "1/4", "Broken"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Broken, bar 3: expected 3.0 quarters, came 2.0");
    assertThatThrownBy(() -> AbcMusic.read("E|FGA|A3|", "C", "3/4", "1/4", "Too long"))
        .hasMessageContaining("Too long, bar 3");
    assertThat(AbcMusic.read("E|FGA|A2|", "C", "3/4", "1/4", "Pick-up").melody()).hasSize(5);
  }

  @Test
  void given_all_tunes_when_played_then_they_are_equally_loud_and_none_is_clipped() {
    assertThat(TuneBook.ownTunes().parallelStream().map(Loudness::of))
        .allSatisfy(
            loudness -> {
              assertThat(loudness.mean()).as(loudness.title()).isCloseTo(-18.06, within(0.1));
              assertThat(loudness.peak()).as(loudness.title()).isLessThan(-0.4);
            });
  }

  @Test
  void given_an_album_by_several_performers_when_written_then_it_has_one_album_artist() {
    Map<String, Set<String>> artists =
        TuneBook.ownTunes().stream()
            .collect(
                Collectors.groupingBy(
                    Tune::album, Collectors.mapping(Tune::albumArtist, Collectors.toSet())));

    assertThat(artists).allSatisfy((album, names) -> assertThat(names).as(album).hasSize(1));
    assertThat(TuneBook.ownTunes())
        .filteredOn(tune -> tune.album().equals("Northern Light"))
        .extracting(Tune::performer)
        .contains("Flauta Doce", "Strings of Straw");
  }

  @Test
  void given_known_bytes_when_summed_then_the_checksums_are_the_published_ones() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);

    assertThat(Checksums.crc8(digits)).isEqualTo(0xF4);
    assertThat(Checksums.crc16(digits)).isEqualTo(0xFEE8);
  }

  @Test
  void given_an_empty_folder_when_ensured_then_the_library_is_there_and_stays_as_it_is()
      throws IOException {
    Path root = folder.resolve("library");

    DemoLibrary.ensure(root);
    List<Path> files = files(root);
    FileTime made = Files.getLastModifiedTime(files.get(0));
    DemoLibrary.ensure(root);

    assertThat(files).hasSizeGreaterThanOrEqualTo(24);
    assertThat(files)
        .allSatisfy(
            file ->
                assertThat(new String(Files.readAllBytes(file), 0, 4, StandardCharsets.US_ASCII))
                    .isEqualTo("fLaC"));
    assertThat(files.stream().mapToLong(file -> file.toFile().length()).sum())
        .isLessThan(25_000_000);
    assertThat(Files.getLastModifiedTime(files.get(0))).isEqualTo(made);
    assertThat(folder.resolve("library.making")).doesNotExist();
  }

  @Test
  void given_a_folder_with_music_when_ensured_then_nothing_is_added() throws IOException {
    Files.writeString(folder.resolve("mine.mp3"), "mine");

    DemoLibrary.ensure(folder);

    assertThat(files(folder)).hasSize(1);
  }

  /** How loud a tune is, in decibels below the loudest that 16 bits hold. */
  private record Loudness(String title, double mean, double peak) {

    static Loudness of(Tune tune) {
      double squares = 0;
      int peak = 0;
      short[] samples = Synthesiser.play(tune);
      for (short sample : samples) {
        squares += (double) sample * sample;
        peak = Math.max(peak, Math.abs(sample));
      }
      return new Loudness(
          tune.title(), decibels(Math.sqrt(squares / samples.length)), decibels(peak));
    }

    private static double decibels(double sample) {
      return 20 * Math.log10(sample / Short.MAX_VALUE);
    }
  }

  // Goertzel's algorithm: how much of one frequency is in the sound.
  private static double strength(double[] sound, double hertz) {
    double real = 0;
    double imaginary = 0;
    for (int i = 0; i < sound.length; i++) {
      double angle = 2 * Math.PI * hertz * i / Synthesiser.RATE;
      real += sound[i] * Math.cos(angle);
      imaginary += sound[i] * Math.sin(angle);
    }
    return Math.hypot(real, imaginary);
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toList());
    }
  }
}
