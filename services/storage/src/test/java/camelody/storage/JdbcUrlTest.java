package camelody.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JdbcUrlTest {

  @Test
  void given_signs_in_a_password_when_translated_then_the_driver_reads_the_same_password() {
    assertThat(JdbcUrl.of("postgresql://anna:a%2Fb+c%40d@db:5433/music?sslmode=require"))
        .isEqualTo(
            "jdbc:postgresql://db:5433/music?user=anna&password=a%2Fb%2Bc%40d&sslmode=require");
  }

  @Test
  void given_another_database_when_translated_then_the_password_is_not_in_the_message() {
    assertThatThrownBy(() -> JdbcUrl.of("mysql://anna:secret@db/music"))
        .hasMessageContaining("expected postgresql://")
        .hasMessageNotContaining("secret");
  }
}
