package camelody.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathNamesTest {
  @ParameterizedTest
  @CsvSource({
    "Nina Simone/Pastel Blues/03 - Nobody Knows.mp3, Nina Simone, Pastel Blues, , 3, Nobody Knows",
    "music/Nina/Blues/1-03 Nobody Knows.mp3, Nina, Blues, 1, 3, Nobody Knows",
    "Nina/Blues/CD 2/03_Nobody_Knows.mp3, Nina, Blues, 2, 3, Nobody Knows",
    "Nina/Blues/disc1/Nobody.mp3, Nina, Blues, 1, , Nobody",
    "Nina/Blues/03. Nina - Nobody Knows.mp3, Nina, Blues, , 3, Nobody Knows",
    "Nina/Blues/Sinnerman - Live.mp3, Nina, Blues, , , Sinnerman - Live",
    "Downloads/Nina Simone - Sinnerman.mp3, Nina Simone, Downloads, , , Sinnerman",
    "loose_song.mp3, , , , , loose song",
    "CD1/one.mp3, , CD1, , , one",
    "99.mp3, , , , , 99",
  })
  void given_a_path_when_read_then_it_tells_what_it_can(
      String path, String artist, String album, Integer disc, Integer number, String title) {
    assertThat(PathNames.of(new LibraryFile(path, 1, 1, AudioFormat.MP3)))
        .isEqualTo(new PathNames(artist, album, disc, number, title));
  }
}
