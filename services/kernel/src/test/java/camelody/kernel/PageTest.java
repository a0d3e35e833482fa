package camelody.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void given_more_items_when_paged_then_the_next_offset_follows_the_last_item() {
    Page<String> page = Page.of(List.of("a", "b"), new Paging(2, 4), 7);

    assertThat(page.nextOffset()).isEqualTo(6);
  }

  @Test
  void given_the_last_page_when_paged_then_there_is_no_next_offset() {
    assertThat(Page.of(List.of("g"), new Paging(2, 6), 7).nextOffset()).isNull();
    assertThat(Page.of(List.of(), new Paging(2, 60), 7).nextOffset()).isNull();
  }

  @Test
  void given_a_limit_out_of_bounds_when_asked_then_the_message_names_the_bounds() {
    assertThatThrownBy(() -> Paging.of(501, null)).hasMessage("limit: expected 1 to 500, came 501");
  }
}
