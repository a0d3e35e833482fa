package camelody.messaging.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import camelody.kernel.ErrorKind;
import camelody.kernel.Outcome;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreviewTest {
  static final String SECRET = "hunter2";

  record Authenticate(String username, String password) {}

  @Test
  void given_a_request_when_previewed_then_allowed_members_are_seen_and_others_hidden() {
    String seen =
        preview(
            """
            {"jsonrpc":"2.0","id":1,"method":"users.authenticate",
             "params":{"username":"nina","password":"hunter2","limit":5}}""");

    assertThat(seen)
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"users.authenticate\",\"params\":"
                + "{\"username\":\"•••\",\"password\":\"•••\",\"limit\":5}}");
  }

  @Test
  void given_secrets_in_every_corner_when_previewed_then_none_of_them_is_seen() {
    List<String> hostile =
        List.of(
            "{\"params\":[\"admin\",\"hunter2\"]}",
            "{\"params\":{\"password\":{\"title\":\"hunter2\"}}}",
            "{\"params\":{\"title\":{\"password\":\"hunter2\"}}}",
            "{\"params\":{\"hunter2\":true}}",
            "{\"result\":\"hunter2\"}",
            "{\"result\":{\"items\":[\"hunter2\"]}}",
            "{\"error\":{\"message\":\"expected a number, came 'hunter2'\",\"data\":\"hunter2\"}}",
            "{\"error\":{\"message\":\"expected a number, came hunter2\"}}",
            "[\"hunter2\",{\"token\":\"hunter2\"}]",
            "\"hunter2\"",
            "hunter2",
            "{\"hunter2",
            "{\"token\":\"hunter2",
            "{\"token\":\"a\",\"token\":[[[{\"x\":\"hunter2\"}]]]}",
            "{\"Title\":\"hunter2\",\"TITLE\":\"hunter2\",\"title \":\"hunter2\"}");

    assertThat(hostile).allSatisfy(body -> assertThat(preview(body)).doesNotContain(SECRET));
  }

  @Test
  void given_what_routes_hold_when_previewed_then_its_secrets_are_hidden_too() {
    List<Object> bodies =
        List.of(
            new Authenticate("nina", SECRET),
            List.of(new Authenticate("nina", SECRET)),
            Map.of("password", SECRET),
            Outcome.success(new Authenticate("nina", SECRET)),
            Outcome.failure(ErrorKind.INVALID_ARGUMENT, "expected a name, came 'hunter2'"),
            RpcRequest.call("users.authenticate", new Authenticate("nina", SECRET)),
            JsonBytes.of(new Authenticate("nina", SECRET)),
            SECRET);

    assertThat(bodies)
        .allSatisfy(
            body ->
                assertThat(String.valueOf(new Preview(1_000).of(new Bodies().keep(body))))
                    .doesNotContain(SECRET));
  }

  @Test
  void given_a_long_answer_when_previewed_then_the_preview_is_short_and_is_json() throws Exception {
    String item = "{\"title\":\"" + "Träumerei ".repeat(60) + "\",\"trackId\":\"7\"}";
    String answer =
        "{\"result\":{\"items\":[" + (item + ",").repeat(400) + item + "],\"total\":401}}";

    String seen = preview(answer);

    assertThat(seen).hasSizeLessThan(2_000);
    assertThat(Json.MAPPER.readTree(seen).at("/result/items/0/trackId").asText()).isEqualTo("7");
  }

  @Test
  void given_a_text_cut_anywhere_when_previewed_into_little_room_then_the_preview_is_json() {
    String whole =
        "{\"result\":{\"items\":[{\"id\":\"a\",\"title\":\"Träumerei\",\"password\":\"x\",\"year\":1838,"
            + "\"genres\":[\"a\",\"b\",\"c\",\"d\"],\"public\":true,\"error\":{\"message\":\"came x\"}}]}}";
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);

    for (int room = 1; room < 160; room++) {
      for (int length = 1; length <= bytes.length; length++) {
        Object kept = new Bodies().keep(Arrays.copyOf(bytes, length));
        String seen = String.valueOf(new Preview(room).of(kept));
        assertThatCode(() -> Json.STRICT.readTree(seen)).as(seen).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void given_a_page_of_few_when_previewed_then_it_says_how_many_more_there_are() {
    assertThat(
            preview(
                "{\"result\":{\"items\":[{\"year\":1},{\"year\":2},{\"year\":3},{\"year\":4}]}}"))
        .isEqualTo("{\"result\":{\"items\":[{\"year\":1},{\"year\":2},{\"year\":3},\"… 1\"]}}");
  }

  private static String preview(String body) {
    Object kept = new Bodies().keep(body.getBytes(StandardCharsets.UTF_8));
    return String.valueOf(new Preview(1_000).of(kept));
  }
}
