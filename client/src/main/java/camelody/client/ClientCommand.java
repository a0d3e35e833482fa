package camelody.client;

import camelody.client.commands.Commands;
import camelody.client.commands.Failures;
import camelody.client.commands.GlobalOptions;
import camelody.client.screen.Screen;
import camelody.launcher.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Reads the words after {@code ./camelody}. */
@Command(
    name = "camelody",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = ClientCommand.BuiltVersion.class,
    description = "Listens to, and looks after, a running Camelody.",
    synopsisSubcommandLabel = "COMMAND")
public final class ClientCommand implements Callable<Integer> {
  private static final String[] FOOTER = {
    "%nWithout a command, on a terminal, it reads commands one after another.",
    "%nExit codes: 0 done, 1 failed, 2 misunderstood, 3 not logged in or not allowed, 4 not found, 5"
        + " conflict, 6 not available now, 130 interrupted."
  };

  @Mixin private final GlobalOptions options;

  @Spec private CommandSpec spec;

  private ClientCommand(Screen screen) {
    options = new GlobalOptions(screen);
  }

  public static void main(String[] words) {
    Screen screen = Screen.standard();
    int code = on(screen).execute(words);
    screen.flush();
    System.exit(code);
  }

  /** Makes the commands, which print on a screen. */
  static CommandLine on(Screen screen) {
    ClientCommand root = new ClientCommand(screen);
    CommandLine line = new CommandLine(root);
    Commands.ALL.forEach(line::addSubcommand);
    // Here, or every subcommand would inherit it.
    line.getCommandSpec().usageMessage().footer(FOOTER);
    return line.setOut(screen.out())
        .setErr(screen.err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(screen.isColoured() ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Failures(root.options));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "expected a command");
  }

  static final class BuiltVersion implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"camelody " + Version.TEXT};
    }
  }
}
