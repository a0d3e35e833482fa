package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the table of experiments against the experiments that there are. */
class ReliabilityDocumentTest {

  @Test
  void given_the_table_when_compared_with_the_tests_then_each_has_the_other() throws IOException {
    List<String> listed =
        new ReliabilityDocument()
            .findings().stream().map(Finding::testClass).distinct().sorted().toList();

    assertThat(listed)
        .as("classes in docs/reliability.md; mvn verify -Pfaults writes it")
        .isEqualTo(ReliabilityDocument.testClasses());
  }

  @Test
  void given_a_row_when_read_then_it_is_the_row_that_was_written() {
    Finding finding =
        new Finding(
            "nothing is lost", "SomeIT", "RabbitMQ", "9", "9", "0", "0", "1.2 s", "–", "abc");

    assertThat(Finding.of(finding.row())).isEqualTo(finding);
  }
}
