package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.BrokerKind;
import camelody.system.Json;
import camelody.system.OnBothBrokers;
import camelody.system.RunningSystem;
import com.rabbitmq.client.AMQP.BasicProperties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Says the same thing many times at once: it happened once. */
@OnBothBrokers
class DuplicatesIT {
  private static final int REPORTS = 50;
  private static final int CONNECTIONS = 8;
  private static final int DELIVERIES = 104;

  private final BrokerKind broker;
  private final RunningSystem system;

  DuplicatesIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
  }

  @Test
  void given_one_play_id_when_posted_fifty_times_at_once_then_it_counts_once() {
    String playId = UUID.randomUUID().toString();
    try (Plays plays = Plays.on(system)) {
      assertThat(AtOnce.times(REPORTS, () -> plays.report(playId))).containsOnly(202);

      Ledger.Counted counted = plays.ledger().settle();

      assertThat(counted.counted()).isEqualTo(1);
      Finding.record(
          this,
          broker,
          "a play that is reported fifty times counts once",
          counted,
          REPORTS + " reports");
    }
  }

  @Test
  void given_one_event_when_published_over_eight_connections_then_it_counts_once() {
    String eventId = UUID.randomUUID().toString();
    try (Plays plays = Plays.on(system)) {
      byte[] event = played(plays, eventId).getBytes(StandardCharsets.UTF_8);
      assertThat(AtOnce.times(CONNECTIONS, () -> publish(event))).containsOnly(true);
      plays.ledger().accept(eventId);

      Ledger.Counted counted = plays.ledger().settle();

      assertThat(counted.counted()).isEqualTo(1);
      Finding.record(
          this,
          broker,
          "an event that is published a hundred times counts once",
          counted,
          DELIVERIES + " messages over " + CONNECTIONS + " connections");
    }
  }

  private boolean publish(byte[] event) {
    return Queues.with(
        system,
        channel -> {
          channel.confirmSelect();
          for (int i = 0; i < DELIVERIES / CONNECTIONS; i++) {
            channel.basicPublish(
                "camelody.events",
                "listening.track-played.v1",
                new BasicProperties.Builder().deliveryMode(2).build(),
                event);
          }
          return channel.waitForConfirms(Duration.ofSeconds(60).toMillis());
        });
  }

  private static String played(Plays plays, String eventId) {
    String now = Instant.now().toString();
    return Json.write(
        Map.of(
            "jsonrpc",
            "2.0",
            "method",
            "listening.trackPlayed",
            "params",
            Map.of(
                "eventId", eventId,
                "occurredAt", now,
                "userId", plays.user().toString(),
                "trackId", plays.track().toString(),
                "playedAt", now)));
  }
}
