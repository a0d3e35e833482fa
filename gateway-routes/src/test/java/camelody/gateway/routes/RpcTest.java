package camelody.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.messaging.jsonrpc.FaultCode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds POST /rpc against the JSON-RPC 2.0 specification. */
class RpcTest {
  @TempDir Path folder;
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = RunningGateway.start(folder);
    gateway.services.answering("catalogue.genres", "[\"Jazz\"]");
    gateway.services.refusing("catalogue.findTrack", FaultCode.NOT_FOUND, "no such track");
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "\"\"", "null", "1152921504606846976", "1.50", "\"é\\u0041\""})
  void given_an_id_of_any_kind_when_called_then_it_comes_back_as_sent(String id) throws Exception {
    HttpResponse<String> answer = call(request(id, "catalogue.genres"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":[\"Jazz\"]}");
  }

  @Test
  void given_a_refusal_when_called_then_it_is_an_answer_with_200() throws Exception {
    HttpResponse<String> answer = call(request("1", "catalogue.findTrack"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1003,\"message\":\"no such track\"}}");
  }

  @Test
  void given_a_batch_when_called_then_answers_come_in_the_order_of_requests() throws Exception {
    String notification = "{\"jsonrpc\":\"2.0\",\"method\":\"catalogue.genres\"}";

    HttpResponse<String> answer =
        call(
            "["
                + String.join(
                    ",",
                    request("1", "catalogue.genres"),
                    notification,
                    "7",
                    request("2", "nobody.there"),
                    request("3", "catalogue.genres"))
                + "]");

    assertThat(answer.body())
        .startsWith("[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[\"Jazz\"]},{")
        .contains("\"id\":null,\"error\":{\"code\":-32600")
        .contains("\"id\":2,\"error\":{\"code\":-32601")
        .endsWith(",{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":[\"Jazz\"]}]");
    assertThat(gateway.services.calls).hasSize(4);
  }

  @Test
  void given_notifications_alone_when_called_then_204() throws Exception {
    String notification = "{\"jsonrpc\":\"2.0\",\"method\":\"catalogue.findTrack\"}";

    assertThat(call(notification).body()).isEmpty();
    assertThat(call(notification).statusCode()).isEqualTo(204);
    assertThat(call("[" + notification + "," + notification + "]").body()).isEmpty();
    assertThat(gateway.services.calls).hasSize(4);
  }

  @Test
  void given_a_batch_of_one_when_called_then_an_array_of_one() throws Exception {
    assertThat(call("[" + request("1", "catalogue.genres") + "]").body())
        .isEqualTo("[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[\"Jazz\"]}]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"jsonrpc\":\"2.0\"", "nonsense", "[1,2"})
  void given_what_is_not_json_when_called_then_a_parse_error(String body) throws Exception {
    HttpResponse<String> answer = call(body);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "1",
        "{}",
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"a.b\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":1}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a.b\",\"params\":1}"
      })
  void given_what_is_no_request_when_called_then_an_invalid_request(String body) throws Exception {
    assertThat(call(body).body()).contains("\"error\":{\"code\":-32600");
  }

  @Test
  void given_a_batch_over_the_limit_when_called_then_it_is_refused_whole() throws Exception {
    String batch =
        "[" + String.join(",", Collections.nCopies(101, request("1", "catalogue.genres"))) + "]";

    assertThat(call(batch).body()).contains("\"id\":null,\"error\":{\"code\":-32600");
    assertThat(gateway.services.calls).isEmpty();
  }

  @Test
  void given_a_service_in_the_path_when_another_is_called_then_no_such_method() throws Exception {
    assertThat(gateway.post("/rpc/catalogue", request("1", "catalogue.genres")).body())
        .contains("\"result\":[\"Jazz\"]");
    assertThat(gateway.post("/rpc/users", request("1", "catalogue.genres")).body())
        .contains("\"error\":{\"code\":-32601");
  }

  private HttpResponse<String> call(String body) throws Exception {
    return gateway.post("/rpc", body);
  }

  private static String request(String id, String method) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\"}";
  }
}
