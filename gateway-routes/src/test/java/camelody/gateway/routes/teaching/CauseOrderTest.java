package camelody.gateway.routes.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CauseOrderTest {
  static final long PATIENCE_MILLIS = 400;

  final CauseOrder order = new CauseOrder(PATIENCE_MILLIS);

  // The service's clock is behind the gateway's by 1,000 microseconds.
  final List<CollectedEvent> gateway =
      List.of(
          event("gateway-1", 1, 5_000, "step-entered", "r"),
          event("gateway-1", 2, 5_010, "published", "s"),
          event("gateway-1", 3, 5_200, "reply-received", "s"),
          event("gateway-1", 4, 5_210, "step-left", "r"));
  final List<CollectedEvent> catalogue =
      List.of(
          event("catalogue-1", 7, 4_050, "delivered", "s"),
          event("catalogue-1", 8, 4_060, "step-entered", "t"),
          event("catalogue-1", 9, 4_070, "step-left", "t"),
          event("catalogue-1", 10, 4_080, "replied", "s"));

  @Test
  void given_clocks_that_differ_when_a_trace_is_ordered_then_each_cause_stands_before_its_effect() {
    List<CollectedEvent> all = new ArrayList<>(gateway);
    all.addAll(catalogue);
    Collections.shuffle(all, new Random(7));

    assertThat(CauseOrder.of(all))
        .extracting(CollectedEvent::effect)
        .containsExactly(
            "step-entered r",
            "published s",
            "delivered s",
            "step-entered t",
            "step-left t",
            "replied s",
            "reply-received s",
            "step-left r");
  }

  @Test
  void given_an_effect_that_comes_first_when_its_cause_comes_then_both_are_let_through() {
    catalogue.forEach(event -> order.add(event, 0));
    assertThat(order.release(10)).isEmpty();

    gateway.forEach(event -> order.add(event, 20));

    assertThat(order.release(20)).hasSize(8);
    assertThat(order.release(30)).isEmpty();
  }

  @Test
  void given_a_peer_that_tells_nothing_when_its_reply_is_seen_then_it_waits_only_so_long() {
    gateway.forEach(event -> order.add(event, 0));

    assertThat(order.release(PATIENCE_MILLIS - 1)).hasSize(2);
    assertThat(order.release(PATIENCE_MILLIS))
        .extracting(CollectedEvent::effect)
        .containsExactly("reply-received s", "step-left r");
  }

  @Test
  void given_three_queues_with_a_copy_each_when_ordered_then_all_come_after_the_publishing() {
    List<CollectedEvent> all = new ArrayList<>();
    for (String process : List.of("activity-1", "history-1", "statistics-1")) {
      all.add(event(process, 1, 1_000, "delivered", "s"));
    }
    all.add(event("gateway-1", 1, 2_000, "published", "s"));

    assertThat(CauseOrder.of(all)).hasSize(4).first().isEqualTo(all.get(3));
  }

  private static CollectedEvent event(
      String process, long number, long at, String type, String span) {
    CollectedEvent event = CollectedEvent.own(type, process, at);
    event.json().put("trace", "a").put("span", span).put("order", number);
    return CollectedEvent.read(event.json());
  }
}
