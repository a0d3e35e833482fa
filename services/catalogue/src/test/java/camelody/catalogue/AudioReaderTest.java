package camelody.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioReaderTest {
  @TempDir Path folder;

  static final String[] ALL_TAGGED = MusicFixtures.TAGGED;

  @ParameterizedTest
  @FieldSource("ALL_TAGGED")
  void given_a_tagged_file_when_read_then_it_says_all_of_itself(String name) throws Exception {
    AudioTags tags = read(name, MusicFixtures.file(name));

    assertThat(tags.title()).isEqualTo("Für Élise");
    assertThat(tags.artist()).isEqualTo("Lili Kraus");
    assertThat(tags.albumArtist()).isEqualTo("Various Pianists");
    assertThat(tags.album()).isEqualTo("Bagatellen");
    assertThat(tags.discNumber()).isEqualTo(2);
    assertThat(tags.trackNumber()).isEqualTo(7);
    assertThat(tags.year()).isEqualTo(1953);
    assertThat(tags.genres()).containsExactly("Classical", "Piano");
    assertThat(tags.durationSeconds()).isBetween(0.99, 1.09);
    assertThat(tags.bitRateKbps()).isBetween(8, 128);
  }

  @ParameterizedTest
  @FieldSource("ALL_TAGGED")
  void given_a_cover_inside_when_taken_out_then_it_is_the_picture_that_was_put_in(String name)
      throws Exception {
    byte[] content = MusicFixtures.file(name);

    assertThat(read(name, content).hasPicture()).isTrue();
    Picture picture =
        AudioReader.picture(folder.resolve(name), AudioFormat.ofName(name).orElseThrow())
            .orElseThrow();
    assertThat(picture.contentType()).isEqualTo("image/jpeg");
    assertThat(ImageIO.read(new ByteArrayInputStream(picture.bytes())).getWidth()).isEqualTo(96);
  }

  @ParameterizedTest
  @FieldSource("ALL_TAGGED")
  void given_a_wrong_extension_when_read_then_the_content_tells_the_format(String name)
      throws Exception {
    AudioFormat format = AudioFormat.ofName(name).orElseThrow();
    String wrong = name + (format == AudioFormat.OGG ? ".mp3" : ".ogg");

    AudioTags tags = read(wrong, MusicFixtures.file(name));

    assertThat(tags.format()).isEqualTo(format);
    assertThat(tags.title()).isEqualTo("Für Élise");
  }

  @ParameterizedTest
  @FieldSource("ALL_TAGGED")
  void given_a_file_cut_anywhere_when_read_then_it_is_music_or_refused_with_a_reason(String name)
      throws Exception {
    byte[] whole = MusicFixtures.file(name);

    for (int length = 1; length < whole.length; length += whole.length / 40) {
      try {
        assertThat(read(name, Arrays.copyOf(whole, length)).durationSeconds()).isBetween(0.0, 10.0);
      } catch (Unreadable refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, TT2, TP1, TAL, TRK, TYE, TCO",
    "2, 1, TT2, TP1, TAL, TRK, TYE, TCO",
    "3, 0, TIT2, TPE1, TALB, TRCK, TYER, TCON",
    "3, 1, TIT2, TPE1, TALB, TRCK, TYER, TCON",
    "4, 1, TIT2, TPE1, TALB, TRCK, TDRC, TCON",
    "4, 3, TIT2, TPE1, TALB, TRCK, TDRC, TCON",
  })
  void given_any_version_and_encoding_of_id3v2_when_read_then_its_texts_are_whole(
      int version,
      int encoding,
      String title,
      String artist,
      String album,
      String track,
      String year,
      String genre)
      throws Exception {
    byte[] tag =
        MusicFixtures.id3v2(
            version,
            encoding,
            Map.of(
                title, "Søren", artist, "Björk", album, "Début", track, "3/12", year, "1993", genre,
                "(17)"));

    AudioTags tags = read("a.mp3", MusicFixtures.mp3(tag));

    assertThat(tags.title()).isEqualTo("Søren");
    assertThat(tags.artist()).isEqualTo("Björk");
    assertThat(tags.album()).isEqualTo("Début");
    assertThat(tags.trackNumber()).isEqualTo(3);
    assertThat(tags.year()).isEqualTo(1993);
    assertThat(tags.genres()).containsExactly("Rock");
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999", "99999999999/99999999999", "A1", "-5", "3/", "/12"})
  void given_a_track_number_that_is_none_when_read_then_the_rest_is_told(String number)
      throws Exception {
    byte[] tag = MusicFixtures.id3v2(4, 3, Map.of("TIT2", "Café", "TRCK", number, "TPOS", number));

    AudioTags tags = read("a.mp3", MusicFixtures.mp3(tag));

    assertThat(tags.title()).isEqualTo("Café");
  }

  @Test
  void given_id3v1_alone_when_read_then_it_tells() throws Exception {
    AudioTags tags =
        read("a.mp3", MusicFixtures.mp3WithId3v1("Café", "Zaz", "Recto verso", "2013", 8));

    assertThat(tags.title()).isEqualTo("Café");
    assertThat(tags.artist()).isEqualTo("Zaz");
    assertThat(tags.year()).isEqualTo(2013);
    assertThat(tags.genres()).containsExactly("Jazz");
  }

  @Test
  void given_both_tags_when_read_then_the_older_one_fills_in() throws Exception {
    byte[] file =
        MusicFixtures.joined(
            MusicFixtures.id3v2(
                4, 3, Map.of("TIT2", "The whole title, longer than thirty letters")),
            MusicFixtures.mp3WithId3v1("The whole title", "Zaz", "", "", 8));

    AudioTags tags = read("a.mp3", file);

    assertThat(tags.title()).isEqualTo("The whole title, longer than thirty letters");
    assertThat(tags.artist()).isEqualTo("Zaz");
  }

  @Test
  void given_several_genres_in_one_box_when_read_then_all_are_told() throws Exception {
    assertThat(read("a.m4a", MusicFixtures.m4aOfGenres("Jazz", "Soul", "Funk")).genres())
        .containsExactly("Jazz", "Soul", "Funk");
    assertThat(read("b.m4a", MusicFixtures.m4aOfGenres("Jazz")).genres()).containsExactly("Jazz");
  }

  @Test
  void given_several_artists_when_read_then_all_are_named() throws Exception {
    byte[] tag = MusicFixtures.id3v2(4, 3, Map.of("TPE1", "Ella Fitzgerald\0Louis Armstrong"));

    assertThat(read("a.mp3", MusicFixtures.mp3(tag)).artist())
        .isEqualTo("Ella Fitzgerald, Louis Armstrong");
  }

  @Test
  void given_a_tag_that_claims_more_than_the_file_holds_when_read_then_no_memory_is_taken_for_it()
      throws Exception {
    byte[] file = MusicFixtures.id3v2Header(4, (1 << 28) - 1, new byte[400]);

    assertThatThrownBy(() -> read("a.mp3", file)).isInstanceOf(Unreadable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "tagged.m4a, moov, -4",
    "tagged.ogg, encoder=Lavc, -4",
    "tagged.opus, OpusTags, 8",
    "tagged.flac, fLaC, 4",
  })
  void given_a_size_changed_to_a_monstrous_one_when_read_then_the_process_lives(
      String name, String beside, int distance) throws Exception {
    byte[] file = MusicFixtures.file(name);
    int at = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf(beside) + distance;
    Arrays.fill(file, at, at + 4, (byte) 0x7f);

    try {
      assertThat(read(name, file).durationSeconds()).isBetween(0.9, 1.1);
    } catch (Unreadable refused) {
      assertThat(refused.reason()).isNotBlank().doesNotContain(folder.toString());
    }
  }

  @Test
  void given_a_wav_that_was_streamed_when_read_then_its_bytes_tell_how_long_it_is()
      throws Exception {
    byte[] file = MusicFixtures.file("tagged.wav");
    int size = new String(file, StandardCharsets.ISO_8859_1).indexOf("data") + 4;
    Arrays.fill(file, size, size + 4, (byte) 0xff);

    assertThat(read("streamed.wav", file).durationSeconds()).isBetween(0.9, 1.3);
  }

  @Test
  void given_an_empty_file_when_read_then_that_is_the_reason() {
    assertThatThrownBy(() -> read("a.flac", new byte[0]))
        .isInstanceOf(Unreadable.class)
        .hasMessage("is empty");
  }

  @Test
  void given_text_named_as_music_when_read_then_it_is_refused() {
    byte[] text = "not music, whatever it is called".getBytes(StandardCharsets.UTF_8);

    for (AudioFormat format : AudioFormat.values()) {
      assertThatThrownBy(() -> read("a." + format.extension(), text))
          .as(format.name())
          .isInstanceOf(Unreadable.class);
    }
  }

  private AudioTags read(String name, byte[] content) throws Exception {
    Path file = Files.write(folder.resolve(name), content);
    try (TimeLimit limit = new TimeLimit(Duration.ofMinutes(1), 1)) {
      return AudioReader.read(file, AudioFormat.ofName(name).orElseThrow(), limit);
    }
  }
}
