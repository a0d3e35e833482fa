package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Looks at the system as its operator does: workers, queues, and letters that could not be handled.
 */
@OnBothBrokers
class OperationsIT {
  private static final int MANY = 300;
  private static final int POISONED = 100;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String LETTERS = "/api/operations/dead-letters/history.listening";

  private final RunningSystem system;

  OperationsIT(BrokerKind broker) {
    system = RunningSystem.on(broker);
  }

  @Test
  void given_a_running_system_when_asked_for_workers_then_each_process_answers() {
    Http administrator = administrator();

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        administrator
                            .get("/api/operations/workers")
                            .json()
                            .findValuesAsText("service"))
                    .contains(
                        "gateway",
                        "catalogue",
                        "playlists",
                        "users",
                        "history",
                        "statistics",
                        "activity",
                        "operations"));
    assertThat(administrator.get("/api/operations/queues").json().findValuesAsText("name"))
        .contains("history.listening", "history.listening.dead-letter", "catalogue.rpc");
  }

  @Test
  void given_poison_when_published_then_it_becomes_a_dead_letter_and_its_neighbour_is_handled()
      throws Exception {
    Http administrator = administrator();
    Http listener = system.http().asNewListener();
    String poison = UUID.randomUUID().toString();
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      publish(
          peer, poison, "{\"jsonrpc\":\"2.0\",\"method\":\"listening.trackPlayed\",\"params\":[]}");
    }
    String play = Json.write(Map.of("trackId", UUID.randomUUID().toString()));
    assertThat(listener.post("/api/plays", play).status()).isEqualTo(202);

    await()
        .atMost(SOON)
        .until(() -> listener.get("/api/me/history").json().path("total").asInt() == 1);
    await().atMost(SOON).until(() -> letter(administrator, poison) != null);
    JsonNode letter = letter(administrator, poison);
    assertThat(letter.path("reason").asText()).isEqualTo("NOT_READABLE");
    assertThat(letter.path("firstQueue").asText()).isEqualTo("history.listening");

    assertThat(administrator.post(LETTERS + "/" + poison + "/replays", "").status())
        .isBetween(200, 202);
    // Replayed, it is as poisonous as before, and comes back.
    await().atMost(SOON).until(() -> letter(administrator, poison) != null);
    assertThat(administrator.delete(LETTERS + "/" + poison).status()).isBetween(200, 204);
    await().atMost(SOON).until(() -> letter(administrator, poison) == null);
  }

  @Test
  void given_poison_among_many_when_handled_together_then_each_of_the_others_is_kept_once()
      throws Exception {
    Http administrator = administrator();
    Http listener = system.http().asNewListener();
    String user = listener.get("/api/me").json().path("id").asText();
    int before = deadLetters(administrator);
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      for (int i = 1; i <= MANY; i++) {
        String event =
            i % POISONED == 0
                ? "{\"jsonrpc\":\"2.0\",\"method\":\"listening.trackPlayed\",\"params\":{}}"
                : PlayEvents.played(user, UUID.randomUUID().toString());
        PlayEvents.publish(peer, "camelody.events", "listening.track-played.v1", event);
      }
    }

    int poisoned = MANY / POISONED;
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(listener.get("/api/me/history").json().path("total").asInt())
                  .isEqualTo(MANY - poisoned);
              assertThat(deadLetters(administrator)).isEqualTo(before + poisoned);
            });
  }

  private static int deadLetters(Http administrator) {
    return administrator
        .get("/api/operations/dead-letters?queue=history.listening&limit=500")
        .json()
        .path("total")
        .asInt();
  }

  private static void publish(AmqpPeer peer, String id, String body) throws Exception {
    peer.channel()
        .basicPublish(
            "camelody.events",
            "listening.track-played.v1",
            new BasicProperties.Builder()
                .messageId(id)
                .deliveryMode(2)
                .contentType("application/json")
                .build(),
            body.getBytes(StandardCharsets.UTF_8));
  }

  private static @org.jspecify.annotations.Nullable JsonNode letter(Http administrator, String id) {
    JsonNode letters =
        administrator.get("/api/operations/dead-letters?queue=history.listening").json();
    for (JsonNode letter : letters.path("items")) {
      if (letter.path("letterId").asText().equals(id)) {
        return letter;
      }
    }
    return null;
  }

  private Http administrator() {
    return system.http().login("admin", system.administratorPassword());
  }
}
