package camelody.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void given_an_emoji_when_counted_then_it_is_one_character() {
    assertThat(Text.require("name", "🎷", 1, 1)).isEqualTo("🎷");
  }

  @Test
  void given_text_over_the_bound_when_required_then_the_message_says_what_was_expected() {
    assertThatThrownBy(() -> Text.require("name", "abcd", 1, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name: expected 1 to 3 characters, came 4");
  }

  @Test
  void given_half_a_surrogate_pair_or_a_nul_when_required_then_it_is_refused() {
    assertThatThrownBy(() -> Text.require("name", "\ud83c", 1, 9)).hasMessageContaining("half of");
    assertThatThrownBy(() -> Text.require("name", "a\0b", 1, 9)).hasMessageContaining("NUL");
  }

  @Test
  void given_a_line_break_when_quoted_then_it_cannot_forge_a_log_line() {
    assertThat(Text.quote("a\nb")).isEqualTo("'a?b'");
  }
}
