package camelody.messaging.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "\"\"",
        "null",
        "1152921504606846976",
        "1.5",
        "1e400",
        "-0",
        "\"\\u00e9\"",
        "\"é🎷\"",
        "\"1\""
      })
  void given_any_id_when_read_then_it_is_kept_as_sent(String id) {
    RpcRequest request = request("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"a.b\"}");

    assertThat(request.id()).hasToString(id);
    assertThat(RpcReply.result(JsonBytes.ofText("7")).toBytes(request.id()))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":7}");
  }

  @Test
  void given_members_in_any_order_when_read_then_params_are_the_bytes_that_came() {
    RpcRequest request =
        request(" { \"params\" : [ 1, {\"a\":\"}\"} ] , \"method\":\"a.b\",\"jsonrpc\":\"2.0\"} ");

    assertThat(request.params()).hasToString("[ 1, {\"a\":\"}\"} ]");
    assertThat(request.isNotification()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"jsonrpc\": \"2.0\", \"method\": \"foobar, \"params\": \"bar\", \"baz]",
        "[{\"jsonrpc\": \"2.0\", \"method\": \"sum\", \"id\": \"1\"},{\"jsonrpc\": \"2.0\", \"method\"]",
        "{\"jsonrpc\":\"2.0\",\"method\":\"a.b\"} x",
        "{\"jsonrpc\":\"2.0\",\"method\":\"a.b\"}{}",
        "{'jsonrpc':'2.0'}",
        "NaN"
      })
  void given_something_that_is_not_json_when_read_then_it_is_a_parse_error(String message) {
    assertThat(code(message)).isEqualTo(-32700);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"method\":1,\"params\":\"bar\"}",
        "{\"foo\":\"boo\"}",
        "{}",
        "1",
        "\"text\"",
        "null",
        "{\"jsonrpc\":\"1.0\",\"method\":\"a.b\"}",
        "{\"jsonrpc\":2.0,\"method\":\"a.b\"}",
        "{\"method\":\"a.b\"}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"a.b\",\"params\":null}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"a.b\",\"params\":3}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"a.b\",\"id\":{}}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"a.b\",\"id\":true}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"a.b\",\"method\":\"a.c\",\"id\":1}",
        "[]"
      })
  void given_json_that_is_no_request_when_read_then_it_is_invalid(String message) {
    assertThat(code(message)).isEqualTo(-32600);
  }

  @Test
  void given_a_batch_over_the_limit_when_read_then_it_is_refused_as_a_whole() {
    String member = "{\"jsonrpc\":\"2.0\",\"method\":\"a.b\"}";

    assertThat(code("[" + member + ("," + member).repeat(100) + "]")).isEqualTo(-32600);
    assertThat(read("[" + member + ("," + member).repeat(99) + "]"))
        .isInstanceOfSatisfying(
            Envelope.Batch.class, batch -> assertThat(batch.members()).hasSize(100));
  }

  @Test
  void given_a_batch_with_invalid_members_when_read_then_each_is_judged_alone() {
    Envelope.Batch batch = (Envelope.Batch) read("[1,{\"jsonrpc\":\"2.0\",\"method\":\"a.b\"},[]]");

    assertThat(batch.members())
        .extracting(member -> member instanceof RpcRequest)
        .containsExactly(false, true, false);
  }

  @Test
  void given_nesting_over_the_limit_when_read_then_it_is_refused() {
    String head = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a.b\",\"params\":";

    assertThat(code(head + "[".repeat(64) + "]".repeat(64) + "}")).isEqualTo(-32700);
    assertThat(read(head + "[".repeat(63) + "]".repeat(63) + "}"))
        .isInstanceOf(Envelope.Single.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1"})
  void given_another_encoding_when_read_then_it_is_a_parse_error(String charset) {
    byte[] message =
        "{\"jsonrpc\":\"2.0\",\"id\":\"é\",\"method\":\"a.b\"}".getBytes(Charset.forName(charset));

    assertThat(((Envelope.Unreadable) Envelope.read(message)).fault().code()).isEqualTo(-32700);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", ".list", "Catalogue.list", "9.list", "a b.list", "../x.y", "é.x"})
  void given_a_method_without_a_service_when_asked_then_it_names_none(String method) {
    assertThat(new RpcRequest(null, method, null).service()).isNull();
  }

  private static Envelope read(String message) {
    return Envelope.read(message.getBytes(StandardCharsets.UTF_8));
  }

  private static RpcRequest request(String message) {
    return (RpcRequest) ((Envelope.Single) read(message)).member();
  }

  private static int code(String message) {
    Envelope envelope = read(message);
    return envelope instanceof Envelope.Unreadable unreadable
        ? unreadable.fault().code()
        : ((Envelope.Invalid) ((Envelope.Single) envelope).member()).fault().code();
  }
}
