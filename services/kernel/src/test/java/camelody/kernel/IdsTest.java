package camelody.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void given_two_new_ids_when_compared_then_the_later_sorts_after() {
    TrackId earlier = TrackId.next();
    TrackId later = TrackId.next();

    assertThat(later.toString()).isGreaterThan(earlier.toString());
    assertThat(earlier.value().version()).isEqualTo(7);
  }

  @Test
  void given_a_shortened_uuid_when_read_then_it_is_refused() {
    assertThatThrownBy(() -> TrackId.of("1-1-1-1-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("trackId: expected a UUID")
        .hasMessageEndingWith("came '1-1-1-1-1'");
  }
}
