package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Delivers one event many times, as brokers may: it is handled once. */
@OnBothBrokers
class DuplicateDeliveryIT {
  private static final int DELIVERIES = 25;
  private static final Duration SOON = Duration.ofSeconds(60);

  private final RunningSystem system;

  DuplicateDeliveryIT(BrokerKind broker) {
    system = RunningSystem.on(broker);
  }

  @Test
  void given_an_event_delivered_many_times_when_counted_then_it_counts_once() throws Exception {
    Http listener = system.http().asNewListener();
    String user = listener.get("/api/me").json().path("id").asText();
    String track = UUID.randomUUID().toString();
    String event = PlayEvents.played(user, track);

    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      peer.channel().confirmSelect();
      for (int i = 0; i < DELIVERIES; i++) {
        PlayEvents.publish(peer, "camelody.events", "listening.track-played.v1", event);
      }
      peer.channel().waitForConfirmsOrDie(SOON.toMillis());
    }

    await().atMost(SOON).until(() -> historyOf(listener) == 1 && playsOf(track) == 1);
    await()
        .during(Duration.ofSeconds(2))
        .atMost(SOON)
        .until(() -> historyOf(listener) == 1 && playsOf(track) == 1);
  }

  @Test
  void given_an_event_smuggled_into_a_queue_when_consumed_then_it_does_not_count()
      throws Exception {
    Http listener = system.http().asNewListener();
    String user = listener.get("/api/me").json().path("id").asText();
    String track = UUID.randomUUID().toString();

    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      peer.channel().confirmSelect();
      PlayEvents.publish(peer, "", "statistics.listening", PlayEvents.played(user, track));
      PlayEvents.publish(peer, "", "history.listening", PlayEvents.played(user, track));
      peer.channel().waitForConfirmsOrDie(SOON.toMillis());
    }
    String heard = UUID.randomUUID().toString();
    assertThat(listener.post("/api/plays", Json.write(Map.of("trackId", heard))).status())
        .isEqualTo(202);

    // What was accepted later has been handled, so what came before it has been judged.
    await().atMost(SOON).until(() -> historyOf(listener) == 1 && playsOf(heard) == 1);
    assertThat(playsOf(track)).isNotEqualTo(1);
    assertThat(listener.get("/api/me/history").body()).contains(heard).doesNotContain(track);
  }

  private int historyOf(Http listener) {
    return listener.get("/api/me/history").json().path("total").asInt(-1);
  }

  private int playsOf(String track) {
    return system.http().get("/api/statistics/tracks/" + track).json().path("plays").asInt(-1);
  }
}
