package camelody.messaging.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TraceRingTest {
  @Test
  void given_a_full_ring_when_another_event_comes_then_the_oldest_goes_and_is_counted() {
    TraceRing ring = new TraceRing(2);

    List.of("first", "second", "third", "fourth")
        .forEach(type -> ring.add(TraceEvent.ofProcess(type)));

    List<TraceEvent> taken = ring.take(10);
    assertThat(taken).extracting(event -> event.type).containsExactly("dropped", "third", "fourth");
    assertThat(taken.get(0).count).isEqualTo(2);
    assertThat(ring.take(10)).isEmpty();
  }

  @Test
  void given_events_that_could_not_be_sent_when_taking_again_then_they_count_as_dropped() {
    TraceRing ring = new TraceRing(1);
    ring.add(TraceEvent.ofProcess("first"));
    ring.add(TraceEvent.ofProcess("second"));

    ring.lost(ring.take(10));

    List<TraceEvent> taken = ring.take(10);
    assertThat(taken).extracting(event -> event.type).containsExactly("dropped");
    assertThat(taken.get(0).count).isEqualTo(2);
  }

  @Test
  void given_events_when_taken_then_they_are_numbered_in_their_order() {
    TraceRing ring = new TraceRing(10);
    ring.add(TraceEvent.ofProcess("first"));
    ring.add(TraceEvent.ofProcess("second"));

    List<TraceEvent> taken = ring.take(10);

    assertThat(taken.get(1).order).isEqualTo(taken.get(0).order + 1);
  }
}
