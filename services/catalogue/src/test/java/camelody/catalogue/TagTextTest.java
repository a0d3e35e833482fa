package camelody.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagTextTest {
  @ParameterizedTest
  @CsvSource({
    "2001, 2001",
    "2001-05-03, 2001",
    "2001-05-03T10:00:00Z, 2001",
    "20010503, 2001",
    "03/05/2001, 2001",
    "c. 1685, 1685",
    "12345, ",
    "0, ",
    "unknown, ",
  })
  void given_a_date_when_read_then_its_year_is_found(String text, Integer year) {
    assertThat(TagText.year(text)).isEqualTo(year);
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "03, 3", "3/12, 3", "A1, 1", "0, ", "0/0, ", "-, "})
  void given_a_numbering_when_read_then_the_number_is_found(String text, Integer number) {
    assertThat(TagText.number(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Jazz; Blues      | Jazz, Blues",
        "Rock/Pop         | Rock, Pop",
        "(17)             | Rock",
        "17               | Rock",
        "(17)(6)          | Rock, Grunge",
        "(17)Krautrock    | Krautrock",
        "(RX)             | Remix",
        "80s              | 80s",
        "2-Step           | 2-Step",
        "(255)            | ''",
        "Jazz, jazz, JAZZ | Jazz",
      })
  void given_a_genre_field_when_read_then_its_genres_are_told_apart(String text, String genres) {
    assertThat(String.join(", ", TagText.genres(List.of(text)))).isEqualTo(genres);
  }

  @Test
  void given_signs_that_cannot_be_seen_when_cleaned_then_they_are_gone() {
    assertThat(TagText.clean("\uFEFFIn\u0000a \t Silent\u202E Way \uD800"))
        .isEqualTo("In a Silent Way");
    assertThat(TagText.clean("\u200B\u0007 ")).isNull();
    assertThat(TagText.clean("👩\u200D🎤")).isEqualTo("👩\u200D🎤");
  }

  @Test
  void given_an_endless_title_when_cleaned_then_it_is_cut() {
    assertThat(TagText.clean("x".repeat(100_000))).hasSize(TagText.LENGTH_MAX);
  }
}
