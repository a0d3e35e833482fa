package camelody.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "192.0.2.7,                192.0.2.7",
        "::ffff:192.0.2.7,         192.0.2.7",
        "2001:db8:1:2:3:4:5:6,     2001:db8:1:2:0:0:0:0/64",
        "2001:DB8:1:2::1,          2001:db8:1:2:0:0:0:0/64",
        "none,                     peer",
        "'',                       peer",
        "localhost,                peer",
        "999.1.1.1,                peer",
        ":::::,                    peer",
        "192.0.2.7' or 'a'='a,     peer"
      })
  void given_an_address_when_read_then_it_counts_as(String text, String counted) {
    assertThat(ClientAddress.of(text).value()).isEqualTo(counted);
  }
}
