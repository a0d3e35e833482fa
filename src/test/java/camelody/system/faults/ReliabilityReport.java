package camelody.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ends the build: with {@code -Pfaults}, writes what the experiments found into the document. */
class ReliabilityReport {

  @Test
  void given_the_end_of_the_build_when_all_was_run_then_the_document_has_what_was_found()
      throws IOException {
    List<Finding> found = found();
    ReliabilityDocument document = new ReliabilityDocument();
    if (Extent.current() == Extent.FULL) {
      document.take(found);

      assertThat(document.findings()).containsAll(found);
    }
  }

  private static List<Finding> found() throws IOException {
    List<Finding> found = new ArrayList<>();
    if (Files.isDirectory(Finding.FOLDER)) {
      try (Stream<Path> rows = Files.list(Finding.FOLDER)) {
        for (Path row : rows.toList()) {
          found.add(Finding.of(Files.readString(row)));
        }
      }
    }
    return found;
  }
}
