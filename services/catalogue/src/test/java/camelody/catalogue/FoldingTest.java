package camelody.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldingTest {

  @Test
  void given_accents_capitals_and_signs_when_folded_then_plain_words_are_left() {
    assertThat(Folding.fold("Für Elise!")).isEqualTo("fur elise");
    assertThat(Folding.fold("Ágætis BYRJUN")).isEqualTo("agaetis byrjun");
    assertThat(Folding.fold("!!!")).isEqualTo("!!!");
  }

  @Test
  void given_a_name_of_many_bytes_when_folded_then_two_of_it_fit_into_an_index() {
    String ideographs =
        new Random(1)
            .ints(TagText.LENGTH_MAX, 0x20000, 0x2A6DF)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    String ligatures = "\uFDFA".repeat(TagText.LENGTH_MAX);

    for (String name : new String[] {ideographs, ligatures}) {
      assertThat(Folding.fold(name).getBytes(StandardCharsets.UTF_8).length)
          .isBetween(Folding.BYTES_MAX - 4, Folding.BYTES_MAX);
    }
  }
}
