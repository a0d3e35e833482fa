package camelody.system;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Tells of plays past the gateway, straight over AMQP. */
final class PlayEvents {
  private PlayEvents() {}

  /** Writes {@code listening.trackPlayed}, with an id of its own. */
  static String played(String user, String track) {
    String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    return Json.write(
        Map.of(
            "jsonrpc",
            "2.0",
            "method",
            "listening.trackPlayed",
            "params",
            Map.of(
                "eventId",
                UUID.randomUUID().toString(),
                "occurredAt",
                now,
                "userId",
                user,
                "trackId",
                track,
                "playedAt",
                now)));
  }

  /** Publishes a message as a peer in any language would. */
  static void publish(AmqpPeer peer, String exchange, String key, String event) throws Exception {
    peer.channel()
        .basicPublish(
            exchange,
            key,
            true,
            new BasicProperties.Builder()
                .deliveryMode(2)
                .contentType("application/json")
                .messageId(UUID.randomUUID().toString())
                .build(),
            event.getBytes(StandardCharsets.UTF_8));
  }
}
