package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs the commands of README.md one after another, and compares what they print with the page. */
class ReadmeIT {
  private static final Path HOME = Path.of(System.getProperty("camelody.home", "../.."));
  private static final long COMMAND_SECONDS = 120;

  /** Done by whoever runs this test: one starts the system, the other runs the tests. */
  private static final Set<String> DONE = Set.of("./start.sh --detach", "mvn verify");

  // What differs from run to run: ids, and numbers with the space that their column has left.
  private static final Pattern VARYING =
      Pattern.compile("…|\\b[0-9a-f]{8}-[0-9a-f-]{27}\\b|\\d+ *");

  private record Command(String line, String printed) {}

  @Test
  void given_the_readme_when_its_commands_are_typed_then_they_print_what_it_shows()
      throws IOException {
    List<Command> commands = commands(Files.readString(HOME.resolve("README.md")));
    RunningSystem system =
        RunningSystem.startOn(
            List.of(),
            List.of(),
            Map.of(
                "LAB_DIRECTORY",
                RunningSystem.home().resolve("lab").toString(),
                "LANG",
                "C",
                "LC_ALL",
                "C"));

    assertThat(commands).map(Command::line).containsAll(DONE).endsWith("./start.sh stop");
    for (Command command : commands) {
      if (!DONE.contains(command.line())) {
        RunningSystem.Output output = run(system, command.line());
        assertThat(output.exitCode()).as(command.line() + "\n" + output.text()).isZero();
        assertThat(output.text().replace("\r", "").strip())
            .as(command.line())
            .matches(pattern(command.printed()));
      }
    }
  }

  @Test
  void given_the_page_in_portuguese_when_compared_then_its_commands_are_the_same()
      throws IOException {
    assertThat(commands(Files.readString(HOME.resolve("README.pt-BR.md"))))
        .isEqualTo(commands(Files.readString(HOME.resolve("README.md"))));
  }

  private static RunningSystem.Output run(RunningSystem system, String line) {
    if (line.startsWith("./start.sh ")) {
      return system.startSh(line.substring("./start.sh ".length()).split(" ", -1));
    }
    String here = line.replace("http://127.0.0.1:8080", system.url());
    return RunningSystem.Output.of(
        List.of("bash", "-c", here),
        HOME,
        COMMAND_SECONDS,
        Map.of("CAMELODY_GATEWAY", system.url(), "XDG_CONFIG_HOME", system.data().toString()));
  }

  private static List<Command> commands(String page) {
    List<Command> commands = new ArrayList<>();
    Matcher blocks = Pattern.compile("(?s)```console\n(.*?)```").matcher(page);
    while (blocks.find()) {
      for (String part : blocks.group(1).split("(?m)^\\$ ", -1)) {
        if (!part.isBlank()) {
          String[] lines = part.split("\n", 2);
          commands.add(new Command(lines[0].strip(), lines.length > 1 ? lines[1].strip() : ""));
        }
      }
    }
    return commands;
  }

  private static Pattern pattern(String printed) {
    StringBuilder pattern = new StringBuilder();
    Matcher varying = VARYING.matcher(printed);
    int from = 0;
    for (MatchResult each : varying.results().toList()) {
      pattern.append(Pattern.quote(printed.substring(from, each.start())));
      pattern.append(each.group().equals("…") ? ".*" : "[0-9a-f-]+ *");
      from = each.end();
    }
    return Pattern.compile(
        pattern.append(Pattern.quote(printed.substring(from))).toString(), Pattern.DOTALL);
  }
}
