package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds JSON-RPC 2.0, over HTTP and for a peer on the broker, against the specification's cases.
 */
@OnBothBrokers
class JsonRpcIT {
  private static final String GENRES = "\"jsonrpc\":\"2.0\",\"method\":\"catalogue.genres\"";

  private final RunningSystem system;
  private AmqpPeer peer;

  JsonRpcIT(BrokerKind broker) {
    system = RunningSystem.on(broker);
  }

  @BeforeEach
  void connect() throws Exception {
    peer = new AmqpPeer(system.brokerUri());
  }

  @AfterEach
  void disconnect() throws Exception {
    peer.close();
  }

  /** Sends the same message both ways and answers both replies, or nothing where there was none. */
  private List<String> both(String message) throws Exception {
    String overHttp = system.http().rpc(message).body();
    String overAmqp = peer.call("catalogue", message, Duration.ofSeconds(10));
    return Stream.of(overHttp, String.valueOf(overAmqp)).toList();
  }

  @Test
  void given_any_id_when_called_then_it_comes_back_as_sent() throws Exception {
    for (String id :
        List.of(
            "0",
            "\"\"",
            "null",
            "1152921504606846976",
            "1.5",
            "-1",
            "\"é🎷\"",
            "\"" + "x".repeat(300) + "\"")) {
      for (String reply : both("{\"id\":" + id + "," + GENRES + "}")) {
        assertThat(reply).startsWith("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{");
      }
    }
  }

  @Test
  void given_a_service_that_is_not_there_when_described_then_it_is_a_fault_and_nothing_to_log()
      throws Exception {
    String discover = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.discover\"}";

    assertThat(system.http().post("/rpc/nobody", discover).json().at("/error/code").asInt())
        .isEqualTo(-32601);

    assertThat(Files.readString(system.data().resolve("logs/gateway-1.log")))
        .doesNotContain("asynchronous load");
  }

  @Test
  void given_params_by_position_when_called_then_they_are_named_in_the_method_s_order()
      throws Exception {
    for (String reply : both("{\"id\":1," + GENRES + ",\"params\":[1,0]}")) {
      assertThat(Json.read(reply).path("result").path("offset").asInt(-1)).isZero();
    }
  }

  @Test
  void given_something_that_is_no_request_when_sent_then_the_code_says_why() throws Exception {
    assertCode("{\"jsonrpc\":\"2.0\",\"method\":\"foobar, \"params\":\"bar\",\"baz]", -32700);
    assertCode("", -32700);
    assertCode("{" + GENRES + "} {", -32700);
    assertCode(
        "{\"id\":1," + GENRES + ",\"params\":" + "[".repeat(80) + "]".repeat(80) + "}", -32700);
    assertCode("{\"jsonrpc\":\"2.0\",\"method\":1,\"params\":\"bar\"}", -32600);
    assertCode("{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"catalogue.genres\"}", -32600);
    assertCode("{\"id\":1," + GENRES + ",\"params\":null}", -32600);
    assertCode("[]", -32600);
    assertCode("[" + ("{" + GENRES + "},").repeat(100) + "{" + GENRES + "}]", -32600);
    assertCode("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"catalogue.nothing\"}", -32601);
    assertCode("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.nothing\"}", -32601);
    assertCode(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"catalogue." + "x".repeat(300) + "\"}", -32601);
    assertCode("{\"id\":1," + GENRES + ",\"params\":{\"limit\":501}}", -32602);
    assertCode("{\"id\":1," + GENRES + ",\"params\":{\"limit\":\"2\"}}", -32602);
    assertCode("{\"id\":1," + GENRES + ",\"params\":{\"nothing\":2}}", -32602);
    assertCode("{\"id\":1," + GENRES + ",\"params\":{\"limit\":1e1000000000}}", -32602);
  }

  private void assertCode(String message, int code) throws Exception {
    for (String reply : both(message)) {
      assertThat(Json.read(reply).path("error").path("code").asInt()).as(message).isEqualTo(code);
    }
  }

  @Test
  void given_a_batch_when_sent_then_each_member_is_answered_alone_and_notifications_never()
      throws Exception {
    String batch =
        "[{\"id\":\"1\","
            + GENRES
            + "},{"
            + GENRES
            + "},1,{\"id\":2,\"jsonrpc\":\"2.0\",\"method\":\"catalogue.no\"}]";
    for (String reply : both(batch)) {
      JsonNode replies = Json.read(reply);
      assertThat(replies).hasSize(3);
      assertThat(replies.findValuesAsText("id")).containsExactlyInAnyOrder("1", "null", "2");
    }
    assertThat(Json.read(both("[1]").get(0))).hasSize(1);
  }

  @Test
  void given_only_notifications_when_sent_then_there_is_no_answer() throws Exception {
    String one = "{" + GENRES + "}";

    assertThat(system.http().rpc(one).status()).isEqualTo(204);
    assertThat(system.http().rpc("[" + one + "," + one + "]").status()).isEqualTo(204);
    assertThat(peer.call("catalogue", one, Duration.ofMillis(500))).isNull();
  }

  @Test
  void given_members_for_several_services_when_sent_over_http_then_each_is_routed_on_its_own() {
    JsonNode replies =
        system
            .http()
            .rpc(
                "[{\"id\":1,"
                    + GENRES
                    + "},{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"users.keys\"},"
                    + "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"nobody.here\"}]")
            .json();

    assertThat(replies).hasSize(3);
    assertThat(replies.findValuesAsText("code")).containsExactly("-32601");
  }

  @Test
  void given_an_unbound_service_when_called_then_it_is_told_at_once() {
    String request = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"nobody.here\"}";
    system.http().rpc(request);
    long began = System.nanoTime();
    JsonNode reply = system.http().rpc(request).json();

    assertThat(reply.path("error").path("code").asInt()).isEqualTo(-32601);
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .as("sooner than the timeout of a call")
        .isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void given_discover_when_asked_then_the_methods_are_described() throws Exception {
    JsonNode one =
        peer.call("catalogue", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.discover\"}");
    assertThat(one.path("result").path("openrpc").asText()).startsWith("1.");
    assertThat(one.path("result").path("methods").findValuesAsText("name"))
        .contains("catalogue.list", "catalogue.search", "catalogue.openStream");
    // Who lives is asked over the control exchange; on a busy machine some answer late.
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(methodsOfAll())
                    .contains("catalogue.list", "playlists.create", "operations.workers"));
  }

  @Test
  void given_a_hostile_peer_when_it_sends_anything_then_the_service_lives() throws Exception {
    byte[] request = ("{\"id\":1," + GENRES + "}").getBytes(StandardCharsets.UTF_8);
    BasicProperties compressed =
        new BasicProperties.Builder()
            .contentEncoding("gzip")
            .contentType("application/json")
            .build();
    String refused = peer.call("catalogue", request, compressed, Duration.ofSeconds(10));
    peer.channel()
        .basicPublish(
            "camelody.rpc",
            "catalogue",
            new BasicProperties.Builder().replyTo("history.listening").correlationId("x").build(),
            request);
    peer.channel().basicPublish("camelody.rpc", "catalogue", new BasicProperties(), request);
    peer.channel()
        .basicPublish(
            "camelody.rpc",
            "catalogue",
            new BasicProperties.Builder().replyTo("no such queue").build(),
            "{\"id\":1}".getBytes(StandardCharsets.UTF_16));

    assertThat(Json.read(String.valueOf(refused)).path("error").path("code").asInt())
        .isEqualTo(-32700);
    assertThat(peer.call("catalogue", "{\"id\":7," + GENRES + "}").path("id").asInt()).isEqualTo(7);
  }

  @Test
  void given_a_deadline_that_has_passed_when_called_then_nobody_answers() throws Exception {
    BasicProperties late =
        new BasicProperties.Builder()
            .headers(java.util.Map.of("camelody-deadline", System.currentTimeMillis() - 1))
            .build();
    byte[] request = ("{\"id\":1," + GENRES + "}").getBytes(StandardCharsets.UTF_8);

    assertThat(peer.call("catalogue", request, late, Duration.ofMillis(700))).isNull();
  }

  private List<String> methodsOfAll() {
    return system
        .http()
        .rpc("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rpc.discover\"}")
        .json()
        .path("result")
        .path("methods")
        .findValuesAsText("name");
  }
}
