package camelody.messaging.methods;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.messaging.jsonrpc.JsonBytes;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.junit.jupiter.api.Test;

/** A parameter may be called by a word that Java keeps for itself. */
class ParamNameTest {
  record Publish(String name, @JsonProperty("public") boolean isPublic) {}

  static final MethodTable TABLE =
      MethodTable.of("sample", "A sample.")
          .write("publish", Publish.class, Publish.class, Access.USER, "Publishes.")
          .build();

  @Test
  void given_params_by_position_when_translated_then_the_wire_name_is_meant() {
    Object params =
        ParamsTranslator.translate(
            TABLE.find("sample.publish"), JsonBytes.ofText("[\"Monday\",true]"));

    assertThat(params).isEqualTo(new Publish("Monday", true));
  }

  @Test
  void given_a_method_when_described_then_the_wire_name_is_told() {
    assertThat(OpenRpcDocument.of(TABLE, "1").toString())
        .contains("\"name\":\"public\"")
        .doesNotContain("isPublic");
  }
}
