package camelody.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
  private static final Spelling SPELLING =
      new Spelling(
          List.of(
              "mozart", "bjork", "beethoven", "beatles", "venus", "nina", "u2", "live", "love"));

  @ParameterizedTest
  @CsvSource({
    "mozrat, mozart",
    "bjrok, bjork",
    "bethoven, beethoven",
    "beethv, beethoven",
    "beatels, beatles",
    "vennus, venus",
    "nena, nina",
    "nina, nina",
    "u2, u2",
  })
  void given_a_mistyped_word_when_guessed_then_it_is_the_one_that_was_meant(
      String typed, String meant) {
    assertThat(SPELLING.guesses(typed)).containsExactly(meant);
  }

  @ParameterizedTest
  @CsvSource({"u3", "xyz", "mzrt", "beethovenbeethoven", "b"})
  void given_a_word_like_no_other_when_guessed_then_there_is_none(String typed) {
    assertThat(SPELLING.guesses(typed)).isEmpty();
  }

  @Test
  void given_several_words_as_near_when_guessed_then_all_are_told() {
    assertThat(SPELLING.guesses("lxve")).containsExactly("live", "love");
  }

  @ParameterizedTest
  @CsvSource({
    "mozart, mozart, 0, 0",
    "mozart, motzart, 1, 1",
    "mozart, mozrat, 1, 1",
    "mozart, ozart, 1, 1",
    "mozart, mozartiana, 4, 0",
    "ab, ba, 1, 1",
  })
  void given_two_words_when_compared_then_their_errors_are_counted(
      String typed, String word, int whole, int beginning) {
    EditDistance distance = new EditDistance(typed, 4);

    distance.to(word);

    assertThat(distance.ofWhole()).isEqualTo(whole);
    assertThat(distance.ofBeginning()).isEqualTo(beginning);
  }
}
