package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the services' SQL to what lets two versions share a schema: a statement names its columns.
 * One that selects all of them breaks in a running process when a newer version adds another
 * (PostgreSQL: <em>cached plan must not change result type</em>).
 */
class StatementsTest {
  // What comes out of unnest has been named in the statement itself.
  private static final Pattern ALL_COLUMNS =
      Pattern.compile("(select|returning|,) +(\\w+\\.)?\\*(?! from unnest)");

  @Test
  void given_the_services_when_they_select_then_each_column_is_named() throws IOException {
    try (Stream<Path> files = Files.walk(RunningSystem.home().resolve("services"))) {
      List<Path> sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> file.toString().contains("src/main/"))
              .toList();

      assertThat(sources).hasSizeGreaterThan(100);
      assertThat(sources)
          .allSatisfy(
              source ->
                  assertThat(ALL_COLUMNS.matcher(Files.readString(source)).results().toList())
                      .as(source.toString())
                      .isEmpty());
    }
  }
}
