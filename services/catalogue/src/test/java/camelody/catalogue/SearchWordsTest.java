package camelody.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchWordsTest {
  private static final Spelling SPELLING = new Spelling(List.of("nina", "simone", "live", "love"));

  @Test
  void given_words_when_searched_as_typed_then_each_may_be_a_beginning() {
    assertThat(new SearchWords("nina sim nina").asTyped()).isEqualTo("'nina':* & 'sim':*");
  }

  @Test
  void given_mistyped_words_when_searched_as_meant_then_unknown_ones_are_passed_over() {
    assertThat(new SearchWords("nnia smione lxve xyzzy").asMeant(SPELLING))
        .isEqualTo("('nina') & ('simone') & ('live' | 'love')");
    assertThat(new SearchWords("xyzzy").asMeant(SPELLING)).isEmpty();
  }

  @Test
  void given_signs_that_mean_something_to_the_database_when_searched_then_they_are_quoted() {
    assertThat(new SearchWords("'\\:*").asTyped()).isEqualTo("'''\\\\:*':*");
  }

  @Test
  void given_a_hundred_words_when_searched_then_the_first_count() {
    String many = "a b c d e f g h i j k l m n o p q r s t u v w x y z";

    assertThat(new SearchWords(many).asTyped().split(" & ")).hasSize(SearchWords.WORDS_MAX);
  }
}
