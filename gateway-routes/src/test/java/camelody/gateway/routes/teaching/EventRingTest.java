package camelody.gateway.routes.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.gateway.routes.teaching.EventRing.Numbered;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventRingTest {
  final EventRing ring = new EventRing(3);

  @Test
  void given_more_events_than_it_holds_when_read_then_the_latest_are_there_numbered_one_by_one() {
    fill(5);

    assertThat(ring.first()).isEqualTo(3);
    assertThat(ring.last()).isEqualTo(5);
    assertThat(ring.from(0, 10)).extracting(Numbered::sequence).containsExactly(3L, 4L, 5L);
    assertThat(ring.from(4, 1)).extracting(Numbered::sequence).containsExactly(4L);
    assertThat(ring.from(6, 10)).isEmpty();
  }

  @Test
  void given_an_empty_ring_when_read_then_there_is_nothing_and_nothing_is_missing() {
    assertThat(ring.last()).isZero();
    assertThat(ring.first()).isEqualTo(1);
    assertThat(ring.from(1, 10)).isEmpty();
  }

  @Test
  void given_an_event_when_it_is_numbered_then_its_text_says_so() {
    fill(1);

    assertThat(ring.from(1, 1).get(0).text()).contains("\"sequence\":1");
  }

  private void fill(int events) {
    IntStream.range(0, events)
        .forEach(any -> ring.add(CollectedEvent.own("published", "gateway-1", 0)));
  }
}
