package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Follows the links of the documents to files of the project. */
class DocumentLinksTest {
  private static final Path HOME =
      Path.of(System.getProperty("camelody.home", "../..")).toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

  @Test
  void given_the_documents_when_a_link_is_followed_then_there_is_a_file() throws IOException {
    List<String> broken = documents().stream().flatMap(DocumentLinksTest::brokenLinks).toList();

    assertThat(documents()).contains(HOME.resolve("README.md"), HOME.resolve("docs/patterns.md"));
    assertThat(broken).isEmpty();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(HOME);
        Stream<Path> docs = Files.walk(HOME.resolve("docs"))) {
      return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  private static Stream<String> brokenLinks(Path document) {
    try {
      return LINK
          .matcher(Files.readString(document))
          .results()
          .map(link -> link.group(1))
          .filter(link -> !ELSEWHERE.matcher(link).matches())
          .filter(link -> !Files.exists(document.resolveSibling(link)))
          .map(link -> document.getFileName() + " → " + link)
          .toList()
          .stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
