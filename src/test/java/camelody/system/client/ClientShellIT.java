package camelody.system.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.BrokerKind;
import camelody.system.Capability;
import camelody.system.RunningSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sits at a real terminal. */
class ClientShellIT {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final String PASSWORD = "correct horse battery";
  private static final String BOLD = "\u001b[1m";

  @TempDir private Path home;
  private Terminal terminal;

  @BeforeEach
  void open() {
    Capability.TMUX.need();
    RunningSystem system = RunningSystem.on(BrokerKind.EMBEDDED);
    await()
        .atMost(SOON)
        .until(() -> system.http().get("/api/tracks").json().path("total").asInt() >= 24);
    terminal = new Terminal(system.url(), home);
  }

  @AfterEach
  void close() {
    if (terminal != null) {
      terminal.close();
    }
  }

  @Test
  void given_the_shell_when_typed_into_then_it_completes_remembers_and_ends() throws Exception {
    terminal.type("camelody").press("Enter");
    prompts("camelody>");
    terminal.type("gen").press("Tab");
    shows("camelody> genres");
    terminal.type("--limit 2").press("Enter");
    shows("GENRE");
    prompts("camelody>");
    terminal.type("call catalogue.genres '{\"limit\":1}' --json").press("Enter");
    shows("{\"items\":[{\"name\":");
    prompts("camelody>");
    terminal.press("Up", "Up");
    shows("camelody> genres --limit 2");
    terminal.press("C-c");
    prompts("camelody>");
    terminal.type("nonsense").press("Enter");
    shows("Unmatched argument");
    prompts("camelody>");
    terminal.press("C-d");
    prompts("$");
    terminal.type("echo ended-$?").press("Enter");
    shows("ended-2");

    Path history = home.resolve("camelody/history");
    assertThat(Files.readString(history)).contains("genres --limit 2");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
        .isEqualTo("rw-------");
  }

  @Test
  void given_the_shell_when_a_command_is_interrupted_then_the_shell_goes_on() {
    terminal.type("camelody").press("Enter");
    prompts("camelody>");
    terminal.type("register ada-" + UUID.randomUUID().toString().substring(0, 8)).press("Enter");
    shows("Password:");
    terminal.type(PASSWORD).press("Enter");
    shows("Once more:");
    terminal.type(PASSWORD).press("Enter");
    prompts("@camelody>");
    assertThat(terminal.screen()).contains("registered").doesNotContain(PASSWORD);

    terminal.type("play amazing grace --player 'sleep 600'").press("Enter");
    shows("%  0:");
    terminal.press("C-c");
    prompts("@camelody>");
    terminal.type("exit").press("Enter");
    prompts("$");
    terminal.type("echo ended").press("Enter");
    await().atMost(SOON).until(() -> terminal.screen().lines().anyMatch("ended"::equals));
  }

  @Test
  void given_a_terminal_when_a_table_is_printed_then_it_fits_and_has_colours_unless_unwanted() {
    terminal.type("camelody tracks --limit 3").press("Enter");
    shows("the next with --offset 3");
    assertThat(terminal.colours()).contains(BOLD + "TITLE");
    assertThat(terminal.screen().lines()).allMatch(line -> line.length() <= 100);

    terminal.type("clear; NO_COLOR=1 camelody genres --limit 3").press("Enter");
    shows("GENRE");
    shows("the next with --offset 3");
    assertThat(terminal.colours()).doesNotContain(BOLD);
  }

  // Like a person, who types when the prompt is there: what comes earlier may go elsewhere.
  private void prompts(String prompt) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(terminal.screen().strip()).endsWith(prompt));
  }

  private void shows(String text) {
    await().atMost(SOON).untilAsserted(() -> assertThat(terminal.screen()).contains(text));
  }
}
