package camelody.system.faults;

import camelody.system.RunningSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes the table in {@code docs/reliability.md}. */
final class ReliabilityDocument {
  private static final String BEGIN = "<!-- findings: written by mvn verify -Pfaults -->";
  private static final String END = "<!-- end of findings -->";
  private static final String HEAD =
      """
      | Promise | Test | Broker | Accepted | Counted | Lost | Doubled | Back after | Measured | Commit |
      |---|---|---|---|---|---|---|---|---|---|
      """;

  private final Path file = RunningSystem.home().resolve("docs/reliability.md");

  List<Finding> findings() throws IOException {
    return table().lines().filter(line -> line.contains("](")).map(Finding::of).toList();
  }

  /**
   * Lets the findings of this run take the place of earlier ones. The others stay if only some
   * experiments were made: those of a whole run are the whole table, of one commit.
   */
  void take(List<Finding> found) throws IOException {
    Map<String, Finding> rows = new TreeMap<>();
    Stream<Finding> earlier = isWhole(found) ? Stream.empty() : findings().stream();
    Stream.concat(earlier, found.stream()).forEach(row -> rows.put(row.key(), row));
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
            + "\n\n"
            + HEAD
            + rows.values().stream()
                .filter(row -> testClasses().contains(row.testClass()))
                .sorted(Comparator.comparing(Finding::key))
                .map(Finding::row)
                .collect(Collectors.joining("\n"))
            + "\n\n"
            + text.substring(text.indexOf(END)));
  }

  private static boolean isWhole(List<Finding> found) {
    return found.stream().map(Finding::testClass).toList().containsAll(testClasses());
  }

  /** Answers the fault classes that there are. */
  static List<String> testClasses() {
    try (Stream<Path> sources =
        Files.list(RunningSystem.home().resolve("src/test/java/camelody/system/faults"))) {
      return sources
          .map(source -> source.getFileName().toString())
          .filter(name -> name.endsWith("IT.java"))
          .map(name -> name.replace(".java", ""))
          .sorted()
          .toList();
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private String table() throws IOException {
    String text = Files.readString(file);
    return text.substring(text.indexOf(BEGIN), text.indexOf(END));
  }
}
