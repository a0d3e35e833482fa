package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.Json;
import camelody.system.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Publishes what cannot be handled: each ends in the dead-letter queue, and nobody waits for it.
 */
@OnFaultBrokers
class PoisonIT {
  private static final String PLAYED = "listening.track-played.v1";
  private static final String QUEUE = "history.listening";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  // Longer than an event takes that nothing holds up.
  private static final Duration HELD_UP = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Duration NEIGHBOUR_WAITS_AT_MOST = Duration.ofSeconds(1);
  private static final int ROUNDS = 3;
  private static final int FIVE_MEGABYTES = 5 * 1024 * 1024;

  private final BrokerKind broker;
  private final RunningSystem system;
  private final Processes processes;
  private final Http administrator;

  /**
   * A message that cannot be handled, and why.
   *
   * @param body each byte as a letter of ISO 8859-1
   */
  private record Poison(
      String what, String routingKey, BasicProperties properties, String body, String reason) {

    byte[] bytes() {
      return body.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  PoisonIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
    this.processes = Processes.of(system);
    this.administrator = system.http().login("admin", system.administratorPassword());
  }

  // Before too: other tests on this system leave dead letters of their own.
  @BeforeEach
  @AfterEach
  void discard() {
    for (String queue : List.of(QUEUE, "statistics.listening", "activity.log")) {
      administrator.delete("/api/operations/dead-letters/" + queue + "?all=true");
    }
  }

  @Test
  void given_poison_of_every_kind_when_published_then_each_is_put_aside_and_no_neighbour_waits()
      throws Exception {
    try (Plays neighbours = Plays.on(system)) {
      // What else the machine does delays a play now and then, with poison and without: so the best
      // of some rounds. Poison that holds up its neighbours does it every time.
      List<Poison> all = new ArrayList<>();
      Duration longest = NEIGHBOUR_WAITS_AT_MOST;
      for (int i = 0; i < ROUNDS && longest.compareTo(NEIGHBOUR_WAITS_AT_MOST) >= 0; i++) {
        List<Poison> round = poisons();
        Duration usual = longestDelay(neighbours, round, harmless -> {});
        longest = longestDelay(neighbours, round, this::publish).minus(usual);
        all.addAll(round);
      }

      for (Poison poison : all) {
        JsonNode letter = awaitLetter("for " + poison.what(), poison.properties().getMessageId());
        assertThat(letter.path("reason").asText()).as(poison.what()).isEqualTo(poison.reason());
        assertThat(letter.path("firstQueue").asText()).as(poison.what()).isEqualTo(QUEUE);
        assertThat(letter.path("attempts").asInt()).as(poison.what()).isBetween(1, 3);
        assertThat(letter.path("traceId").asText()).as(poison.what()).isEqualTo(TRACE);
        assertThat(Instant.parse(letter.path("failedAt").asText()))
            .as(poison.what())
            .isBetween(Instant.now().minusSeconds(900), Instant.now());
      }
      Ledger.Counted counted = neighbours.ledger().settle();

      assertThat(longest).as("longer than without poison").isLessThan(NEIGHBOUR_WAITS_AT_MOST);
      Finding.record(
          this,
          broker,
          "poison of every kind is put aside with its reason; neighbours wait less than a second",
          counted,
          all.size()
              + " dead letters, neighbours "
              + Finding.seconds(longest.isNegative() ? Duration.ZERO : longest)
              + " later");
    }
  }

  @Test
  void given_an_event_that_kills_its_consumer_when_it_has_four_times_then_it_is_put_aside()
      throws Exception {
    system.startSh("scale", "history=2").orFail();
    processes.awaitReady("history-2");
    String killer = UUID.randomUUID().toString();
    try (Plays plays = Plays.on(system);
        HeldPlay held = HeldPlay.hold(system, plays, killer)) {
      plays.report(killer);
      for (int kill = 1; kill <= 4; kill++) {
        plays.report(UUID.randomUUID().toString());
        String victim = busyHistory();
        processes.awaitReady(victim.equals("history-1") ? "history-2" : "history-1");
        processes.kill(victim);
      }
      JsonNode letter = awaitLetter("that killed", killer);
      held.release();
      assertThat(letter.path("reason").asText()).isEqualTo("KILLED_CONSUMER");

      // It was not the event's fault, so its second life is a good one; a third changes nothing.
      Http.Answer replayed = replayAll();
      Ledger.Counted counted = plays.ledger().settle();
      Http.Answer again = replayAll();

      assertThat(replayed.json().path("replayed").asInt()).isPositive();
      assertThat(again.json().path("replayed").asInt()).isZero();
      processes.awaitWhole();
      Finding.record(
          this,
          broker,
          "an event that kills its consumer is put aside by the living, its neighbours count",
          counted,
          "4 processes killed, 1 dead letter");
    } finally {
      system.startSh("scale", "history=1");
    }
  }

  @Test
  void given_events_that_failed_when_replayed_twice_then_they_count_once() throws Exception {
    Schema history = new Schema(system, "history");
    List<JsonNode> letters = new ArrayList<>();
    try (Plays plays = Plays.on(system)) {
      history.execute("alter table play rename to play_away");
      try {
        for (int i = 0; i < 5; i++) {
          String id = UUID.randomUUID().toString();
          plays.report(id);
          letters.add(awaitLetter("that has no table", id));
        }
      } finally {
        history.execute("alter table play_away rename to play");
      }
      for (JsonNode letter : letters) {
        republish(letter);
        republish(letter);
      }
      assertThat(replayAll().json().path("replayed").asInt()).isGreaterThanOrEqualTo(5);

      Ledger.Counted counted = plays.ledger().settle();

      assertThat(letters).allMatch(letter -> letter.path("attempts").asInt() == 3);
      assertThat(replayAll().json().path("replayed").asInt()).isZero();
      Finding.record(
          this,
          broker,
          "replaying a dead letter again and again counts once",
          counted,
          letters.size() + " letters, 4 times each");
    }
  }

  private List<Poison> poisons() throws IOException {
    String event = event("2026-01-01T00:00:00Z");
    List<Poison> all = new ArrayList<>();
    all.add(poison("invalid JSON", "{\"jsonrpc\":", "NOT_READABLE"));
    all.add(poison("a wrong version", event.replace("2.0", "1.0"), "NOT_READABLE"));
    all.add(poison("an empty body", "", "NOT_READABLE"));
    all.add(poison("5 MB", "{\"a\":\"" + "x".repeat(FIVE_MEGABYTES) + "\"}", "NOT_READABLE"));
    all.add(poison("depth", "[".repeat(10_000), "NOT_READABLE"));
    all.add(poison("another method", event.replace("trackPlayed", "trackLost"), "NOT_READABLE"));
    all.add(poison("no event id", event.replace("eventId", "id"), "NOT_READABLE"));
    all.add(poison("a request, no event", "{\"id\":1," + event.substring(1), "NOT_READABLE"));
    all.add(
        poison("other types", event.replace("\"trackId\":\"", "\"trackId\":\"x"), "NOT_READABLE"));
    // Right to read, but no database takes that moment: tried three times, as any failure is.
    all.add(poison("what no table takes", event("+999999999-12-31T00:00:00Z"), "FAILED"));
    all.add(
        new Poison(
            "an unknown event",
            "listening.nonsense.v1",
            properties("application/json", null),
            event.replace("trackPlayed", "nonsense"),
            "UNKNOWN_EVENT"));
    all.add(
        new Poison(
            "another content type",
            PLAYED,
            properties("application/xml", null),
            event,
            "NOT_READABLE"));
    if (broker == BrokerKind.RABBITMQ) {
      // Broker-J itself unpacks what is marked as packed.
      all.add(
          new Poison(
              "a content encoding",
              PLAYED,
              properties("application/json", "gzip"),
              gzip(event),
              "NOT_READABLE"));
    }
    all.add(
        new Poison(
            "an encoding that is not its",
            PLAYED,
            properties("application/json", "gzip"),
            event,
            "NOT_READABLE"));
    all.add(
        new Poison(
            "ISO 8859-1",
            PLAYED,
            properties("application/json", null),
            event.replace("2.0\"", "2.0\",\"x\":\"é\""),
            "NOT_READABLE"));
    return all;
  }

  private static Poison poison(String what, String body, String reason) {
    return new Poison(what, PLAYED, properties("application/json", null), body, reason);
  }

  private static BasicProperties properties(
      String contentType, @org.jspecify.annotations.Nullable String encoding) {
    return new BasicProperties.Builder()
        .messageId(UUID.randomUUID().toString())
        .deliveryMode(2)
        .contentType(contentType)
        .contentEncoding(encoding)
        .headers(Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"))
        .build();
  }

  private static String event(String playedAt) {
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
                Instant.now().toString(),
                "userId",
                UUID.randomUUID().toString(),
                "trackId",
                UUID.randomUUID().toString(),
                "playedAt",
                playedAt)));
  }

  private void publish(Poison poison) {
    Queues.with(
        system,
        channel -> {
          channel.confirmSelect();
          channel.basicPublish(
              "camelody.events", poison.routingKey(), poison.properties(), poison.bytes());
          return channel.waitForConfirms(SOON.toMillis());
        });
  }

  /** Puts a copy of a letter into its queue again, as a replay would. */
  private void republish(JsonNode letter) {
    Queues.with(
        system,
        channel -> {
          channel.basicPublish(
              "camelody.replay",
              QUEUE,
              new BasicProperties.Builder()
                  .messageId(letter.path("letterId").asText())
                  .deliveryMode(2)
                  .contentType("application/json")
                  .headers(Map.of("camelody-routing-key", letter.path("routingKey").asText()))
                  .build(),
              bytes(letter.path("body").asText()));
          return true;
        });
  }

  private Duration longestDelay(Plays neighbours, List<Poison> all, Consumer<Poison> before) {
    Duration longest = Duration.ZERO;
    for (Poison poison : all) {
      before.accept(poison);
      Duration delay = delayOf(neighbours);
      longest = delay.compareTo(longest) > 0 ? delay : longest;
    }
    return longest;
  }

  /** Reports a play, and answers how long it takes until history has it. */
  private Duration delayOf(Plays neighbours) {
    String id = UUID.randomUUID().toString();
    assertThat(neighbours.report(id)).isEqualTo(202);
    Schema history = new Schema(system, "history");
    return Recovery.of(
        "the neighbour is in history",
        () -> history.number("select count(*) from play where play_id = ?::uuid", id) == 1);
  }

  private JsonNode awaitLetter(String what, String id) {
    return await("a letter " + what)
        .atMost(SOON)
        .until(
            () -> {
              for (JsonNode letter : letters()) {
                if (letter.path("letterId").asText().equals(id)) {
                  return letter;
                }
              }
              return Json.read("null");
            },
            letter -> !letter.isNull());
  }

  private JsonNode letters() {
    return administrator
        .get("/api/operations/dead-letters?limit=100&queue=" + QUEUE)
        .json()
        .path("items");
  }

  private Http.Answer replayAll() {
    return administrator.post(
        "/api/operations/dead-letters/" + QUEUE + "/replays", "{\"all\":true}");
  }

  /** Waits until a worker of history has been at one event for a while, and answers which. */
  private String busyHistory() {
    AtomicReference<String> last = new AtomicReference<>("");
    await("a worker of history is held up")
        .atMost(SOON)
        .during(HELD_UP)
        .ignoreExceptions()
        .until(
            () -> {
              String now = instanceInWork();
              return !now.isEmpty() && last.getAndSet(now).equals(now);
            });
    return last.get();
  }

  private String instanceInWork() {
    for (JsonNode worker : administrator.get("/api/operations/workers").json()) {
      if (worker.path("service").asText().equals("history")
          && worker.path("inFlight").asInt() > 0) {
        return worker.path("instance").asText();
      }
    }
    return "";
  }

  private static String gzip(String text) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes(text));
    }
    return zipped.toString(StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
