package camelody.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nina Simone; Nina Simone                | Nina Simone",
        "The Beatles; the beatles                | The Beatles",
        "Nina Simone; Nina Simone feat. Miles    | Nina Simone",
        "Nina (ft. A); Nina featuring B          | Nina",
        "Feather; Feather                        | Feather",
        "Nina Simone; Miles Davis                | Various Artists",
      })
  void given_the_artists_of_a_folder_when_asked_whose_album_it_is_then_it_is_told(
      String artists, String albumArtist) {
    assertThat(Compilations.albumArtist(List.of(artists.split("; ")))).isEqualTo(albumArtist);
  }
}
