package camelody.messaging.methods;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import camelody.messaging.jsonrpc.JsonBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParamsTranslatorTest {
  record Rename(String name, int version) {}

  private static final Method METHOD =
      MethodTable.of("sample", "A sample.")
          .write("rename", Rename.class, Rename.class, Access.USER, "Renames.")
          .build()
          .find("sample.rename");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":5,\"version\":1}       | name: expected a text, came a number",
        "{\"name\":1.5,\"version\":1}     | name: expected a text, came a number",
        "{\"name\":true,\"version\":1}    | name: expected a text, came true or false",
        "[false,1]                       | name: expected a text, came true or false",
        "{\"name\":\"a\",\"version\":\"1\"} | version: expected a whole number, came a text",
      })
  void given_a_param_of_another_type_when_translated_then_it_is_refused_and_not_bent(
      String params, String complaint) {
    assertThatThrownBy(() -> ParamsTranslator.translate(METHOD, JsonBytes.ofText(params)))
        .hasMessageContaining(complaint);
  }
}
