package camelody.messaging.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
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

  @Test
  void given_nothing_to_take_when_waiting_then_it_ends_with_the_patience() throws Exception {
    TraceRing ring = new TraceRing(10);

    assertThat(ring.await(Duration.ofMillis(20))).isFalse();
  }

  @Test
  void given_a_thread_that_waits_when_an_event_comes_then_it_goes_on() throws Exception {
    TraceRing ring = new TraceRing(10);
    FutureTask<Boolean> waiting = new FutureTask<>(() -> ring.await(Duration.ofMinutes(5)));
    Thread thread = new Thread(waiting);
    thread.start();
    Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

    ring.add(TraceEvent.ofProcess("first"));

    assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void given_events_that_were_lost_when_waiting_then_they_are_to_be_told() throws Exception {
    TraceRing ring = new TraceRing(1);
    ring.add(TraceEvent.ofProcess("first"));
    ring.lost(ring.take(10));

    assertThat(ring.await(Duration.ofMinutes(5))).isTrue();
  }
}
