package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.system.AmqpPeer;
import camelody.system.BrokerKind;
import camelody.system.Http;
import camelody.system.Json;
import camelody.system.OnBothBrokers;
import camelody.system.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Speaks to the services as a peer on the broker that means no good. */
@OnBothBrokers
class HostilePeerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LIST =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"catalogue.list\",\"params\":{\"limit\":1}}";
  private static final String MINE =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"users.profile\",\"params\":{}}";

  private final BrokerKind broker;
  private final RunningSystem system;

  HostilePeerIT(BrokerKind broker) {
    this.broker = broker;
    this.system = RunningSystem.on(broker);
  }

  @Test
  void
      given_strange_addresses_when_a_request_bears_them_then_the_consumer_lives_and_none_is_fooled()
          throws Exception {
    long pid = system.process("catalogue-1").pid();
    long waiting = Queues.waiting(system, "activity.log.dead-letter");
    List<BasicProperties> strange = new ArrayList<>();
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      strange.add(new BasicProperties());
      for (String replyTo :
          List.of(
              "",
              "no.such.queue",
              "activity.log",
              "activity.log.dead-letter",
              "catalogue.rpc",
              "camelody.events/users.user-deleted.v1",
              "x".repeat(255),
              "amq.rabbitmq.reply-to.forged")) {
        strange.add(new BasicProperties.Builder().replyTo(replyTo).correlationId("7").build());
      }
      strange.add(
          new BasicProperties.Builder().correlationId("\u0000\r\n" + "é".repeat(99)).build());
      for (BasicProperties properties : strange) {
        send(peer, properties, LIST.getBytes(StandardCharsets.UTF_8));
        assertThat(peer.call("catalogue", LIST).has("result")).isTrue();
      }
    }

    assertThat(Queues.waiting(system, "activity.log.dead-letter"))
        .as("a reply that was sent to the audit log's queue")
        .isEqualTo(waiting);
    assertThat(system.process("catalogue-1").pid()).isEqualTo(pid);
    Finding.record(
        this,
        broker,
        "a strange reply address costs nobody anything",
        strange.size() + " addresses, 0 restarts");
  }

  @Test
  void given_headers_of_any_kind_when_a_request_bears_them_then_it_is_answered_or_refused()
      throws Exception {
    List<Object> values = new ArrayList<>();
    values.add(42);
    values.add(-1L);
    values.add(3.5);
    values.add(true);
    values.add(Date.from(Instant.now()));
    values.add("");
    values.add("x".repeat(100_000));
    values.add("\r\nX-Injected: yes\u0000");
    values.add(List.of("a", Map.of("b", 1)));
    values.add(Map.of("deep", Map.of("deeper", List.of(1, 2, 3))));
    List<String> names =
        List.of(
            "camelody-deadline",
            "camelody-idempotency-key",
            "authorization",
            "traceparent",
            "camelody-client-address",
            "CamelExceptionCaught",
            "CamelHttpUri");
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      for (String name : names) {
        for (Object value : values) {
          // A deadline that has passed is not answered; anything else is.
          boolean mayBeSilent = name.equals("camelody-deadline");
          String reply =
              peer.call(
                  "catalogue",
                  bytes(LIST),
                  headers(Map.of(name, value)),
                  mayBeSilent ? Duration.ofMillis(500) : PATIENCE);
          if (reply != null) {
            assertThat(Json.read(reply).path("jsonrpc").asText()).isEqualTo("2.0");
          } else {
            assertThat(name).as("unanswered").isEqualTo("camelody-deadline");
          }
        }
      }
      assertThat(peer.call("catalogue", LIST).has("result")).isTrue();
    }
    Finding.record(
        this,
        broker,
        "headers of any type and size are answered or refused",
        names.size() * values.size() + " messages");
  }

  @Test
  void given_headers_that_no_client_can_read_when_sent_then_no_consumer_loses_its_connection()
      throws Exception {
    Object deep = "bottom";
    for (int level = 0; level < 60; level++) {
      deep = Map.of("deeper", deep);
    }
    Http listener = system.http().asNewListener();
    String user = listener.get("/api/me").json().path("id").asText();
    String play = UUID.randomUUID().toString();
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      assertThat(peer.call("catalogue", bytes(LIST), headers(Map.of("deep", deep)), PATIENCE))
          .as("the reply to a request")
          .contains("\"result\"");

      peer.channel()
          .basicPublish(
              "camelody.events",
              "listening.track-played.v1",
              headers(Map.of("deep", deep)).builder().deliveryMode(2).messageId(play).build(),
              bytes(played(user, play)));
    }

    for (String[] table : new String[][] {{"history", "play"}, {"statistics", "counted_play"}}) {
      Recovery.of(
          "the event with such headers counts in " + table[0],
          () ->
              new Schema(system, table[0])
                      .number("select count(*) from " + table[1] + " where play_id = ?::uuid", play)
                  == 1);
    }
    Finding.record(
        this,
        broker,
        "headers that no client can read cost nobody a connection",
        "1 request, 1 event in 2 queues");
  }

  @Test
  void given_bodies_of_any_kind_when_sent_then_each_is_refused_with_a_code() throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes(LIST));
    }
    BasicProperties gzip = new BasicProperties.Builder().contentEncoding("gzip").build();
    BasicProperties plain = new BasicProperties();
    BasicProperties serialized =
        new BasicProperties.Builder().contentType("application/x-java-serialized-object").build();
    // A character is a byte.
    record Refused(String body, BasicProperties properties, int code) {}
    List<Refused> all =
        new ArrayList<>(
            List.of(
                new Refused(LIST, gzip, -32700),
                new Refused("", plain, -32700),
                new Refused("\u00ff\u00fe", plain, -32700),
                new Refused("[".repeat(100_000), plain, -32700),
                new Refused("{\"a\":" + "9".repeat(5_000) + "}", plain, -32700),
                new Refused("x".repeat(5_000_000), plain, -32600),
                new Refused(LIST, serialized, -32600)));
    if (broker == BrokerKind.RABBITMQ) {
      // Broker-J itself unpacks what is marked as packed.
      all.add(new Refused(zipped.toString(StandardCharsets.ISO_8859_1), gzip, -32700));
    }
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      for (Refused each : all) {
        byte[] body = each.body().getBytes(StandardCharsets.ISO_8859_1);
        assertThat(code(peer, body, each.properties()))
            .as("%d bytes, %s", body.length, each.properties())
            .isEqualTo(each.code());
      }
    }
    Finding.record(
        this,
        broker,
        "bodies that are no requests are refused with a code",
        all.size() + " bodies");
  }

  @Test
  void given_a_forged_user_context_when_sent_then_it_is_nobody_s() throws Exception {
    String admin = UUID.randomUUID().toString();
    Map<String, Object> forged = new HashMap<>();
    for (String name :
        List.of(
            "caller", "user", "userId", "role", "camelody-user", "CamelodyCaller", "CamelUser")) {
      forged.put(name, name.equals("role") ? "administrator" : admin);
    }
    try (AmqpPeer peer = new AmqpPeer(system.brokerUri())) {
      JsonNode reply =
          Json.read(
              String.valueOf(
                  peer.call(
                      "users",
                      bytes(MINE),
                      headers(forged).builder().userId(null).appId("gateway").build(),
                      PATIENCE)));

      assertThat(reply.path("error").path("code").asInt()).isEqualTo(1001);
    }
    Finding.record(
        this,
        broker,
        "a user context that is forged in headers is nobody's",
        forged.size() + " headers");
  }

  @Test
  void given_an_event_with_forged_headers_when_smuggled_into_a_queue_then_it_does_not_count()
      throws Exception {
    Http listener = system.http().asNewListener();
    String user = listener.get("/api/me").json().path("id").asText();
    String play = UUID.randomUUID().toString();
    Map<String, Object> forged =
        Map.of(
            "CamelSpringRabbitmqExchangeName", "camelody.events",
            "CamelSpringRabbitmqRoutingKey", "listening.track-played.v1",
            "CamelSpringRabbitmqRedelivered", "no",
            "CamelRedeliveryCounter", "99",
            "camelody-routing-key", "listening.track-played.v1");
    try (Plays plays = Plays.on(system)) {
      Queues.with(
          system,
          channel -> {
            channel.confirmSelect();
            for (String queue : Queues.OF_PLAYS) {
              channel.basicPublish(
                  "",
                  queue,
                  headers(forged).builder().deliveryMode(2).messageId(play).build(),
                  bytes(played(user, play)));
            }
            return channel.waitForConfirms(PATIENCE.toMillis());
          });
      plays.report(UUID.randomUUID().toString());
      plays.ledger().settle();
    }

    for (String[] table : new String[][] {{"history", "play"}, {"statistics", "counted_play"}}) {
      assertThat(
              new Schema(system, table[0])
                  .number("select count(*) from " + table[1] + " where play_id = ?::uuid", play))
          .as(table[0])
          .isZero();
    }
    Http administrator = system.http().login("admin", system.administratorPassword());
    for (String queue : Queues.OF_PLAYS) {
      Recovery.of(
          "it is a dead letter of " + queue,
          () ->
              administrator.delete("/api/operations/dead-letters/" + queue + "/" + play).status()
                  < 300);
    }
    Finding.record(
        this,
        broker,
        "what is smuggled into an event queue does not count",
        Queues.OF_PLAYS.size() + " smuggled, as many dead letters");
  }

  private static String played(String user, String play) {
    String now = Instant.now().toString();
    return Json.write(
        Map.of(
            "jsonrpc",
            "2.0",
            "method",
            "listening.trackPlayed",
            "params",
            Map.of(
                "eventId", play,
                "occurredAt", now,
                "userId", user,
                "trackId", UUID.randomUUID().toString(),
                "playedAt", now)));
  }

  private static void send(AmqpPeer peer, BasicProperties properties, byte[] body)
      throws Exception {
    peer.channel().basicPublish("camelody.rpc", "catalogue", properties, body);
  }

  private static int code(AmqpPeer peer, byte[] body, BasicProperties properties) throws Exception {
    String reply = peer.call("catalogue", body, properties, PATIENCE);
    return Json.read(String.valueOf(reply)).path("error").path("code").asInt();
  }

  private static BasicProperties headers(Map<String, Object> headers) {
    return new BasicProperties.Builder().contentType("application/json").headers(headers).build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
