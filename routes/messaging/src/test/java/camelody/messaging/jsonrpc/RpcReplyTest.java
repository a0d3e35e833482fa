package camelody.messaging.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RpcReplyTest {
  private static final JsonBytes ID = JsonBytes.ofText("1");

  @Test
  void given_our_own_reply_when_read_by_its_offset_then_the_result_is_cut_out() {
    byte[] message = RpcReply.result(JsonBytes.ofText("[1,2]")).toBytes(ID);

    RpcReply reply = RpcReply.read(message, ID, RpcReply.resultOffset(ID));

    assertThat(((RpcReply.Result) reply).value()).hasToString("[1,2]");
  }

  @Test
  void given_a_reply_in_another_order_when_read_then_the_result_is_found() {
    RpcReply reply = read("{ \"result\" : {\"a\":1} , \"id\":1.0e0, \"jsonrpc\":\"2.0\" }");

    assertThat(((RpcReply.Result) reply).value()).hasToString("{\"a\":1}");
  }

  @Test
  void given_an_error_when_read_then_code_message_and_data_are_kept() {
    RpcReply reply =
        read(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":7,\"message\":\"no\",\"data\":[1]}}");

    RpcFault fault = ((RpcReply.Fault) reply).fault();
    assertThat(fault.code()).isEqualTo(7);
    assertThat(RpcReply.fault(fault).toBytes(ID))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":7,\"message\":\"no\",\"data\":[1]}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "{}",
        "[]",
        "{\"jsonrpc\":\"2.0\",\"id\":1}",
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":1}",
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"result\":1}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1,\"error\":{\"code\":1,\"message\":\"\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":\"no\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1} x",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[1"
      })
  void given_something_else_when_read_then_it_is_a_bad_reply(String message) {
    assertThat(((RpcReply.Fault) read(message)).fault().kind()).isEqualTo(FaultCode.BAD_REPLY);
  }

  @Test
  void given_a_false_offset_when_read_then_the_reply_is_read_whole() {
    byte[] message = "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":1}".getBytes(StandardCharsets.UTF_8);

    assertThat(RpcReply.read(message, ID, 20)).isInstanceOf(RpcReply.Fault.class);
    assertThat(RpcReply.read(message, ID, 33)).isInstanceOf(RpcReply.Fault.class);
  }

  private static RpcReply read(String message) {
    return RpcReply.read(message.getBytes(StandardCharsets.UTF_8), ID, -1);
  }
}
