package camelody.client.commands;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what makes a shell complete commands, options and words: one script serves both. */
@Command(
    name = "completion",
    description = "Prints the completion script of a shell: source <(./camelody completion bash)")
final class Completion extends Subcommand {
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell;

  @Override
  void run() {
    if (shell == Shell.ZSH) {
      screen().line("autoload -U +X compinit && compinit");
    }
    screen().line(AutoComplete.bash(spec().root().name(), spec().root().commandLine()));
  }
}
