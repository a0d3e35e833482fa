package camelody.gateway.routes.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTest {
  private final KnownHosts hosts = new KnownHosts(List.of("Music.example.org"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:8080",
        "192.168.1.7",
        "localhost:8080",
        "LOCALHOST",
        "[::1]:8080",
        "[fe80::1]",
        "studio",
        "studio.local:8080",
        "camelody.localhost",
        "music.example.org",
        "Music.Example.org:443"
      })
  void given_a_name_of_this_machine_when_asked_then_it_is_known(String host) {
    assertThat(hosts.knows(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rebound.example:8080",
        "127.0.0.1.rebound.example",
        "localhost.rebound.example",
        "evil.music.example.org",
        "music.example.org.evil.example",
        "studio.local.",
        "null.example",
        "",
        "localhost:8080:80"
      })
  void given_a_name_that_somebody_else_may_own_when_asked_then_it_is_not_known(String host) {
    assertThat(hosts.knows(host)).isFalse();
  }
}
