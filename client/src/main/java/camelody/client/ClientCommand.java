package camelody.client;

import camelody.client.commands.Commands;
import camelody.client.commands.Failures;
import camelody.client.commands.GlobalOptions;
import camelody.client.gateway.Gateway;
import camelody.client.gateway.SessionFile;
import camelody.client.screen.Screen;
import camelody.client.shell.Shell;
import camelody.launcher.Version;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

  private ClientCommand(Screen screen, @Nullable Gateway gateway) {
    options = new GlobalOptions(screen, gateway);
  }

  public static void main(String[] words) {
    Screen screen = Screen.standard();
    int code = on(screen, null).execute(words);
    screen.flush();
    System.exit(code);
  }

  /**
   * Makes the commands.
   *
   * @param gateway whom to ask when no option says otherwise
   */
  static CommandLine on(Screen screen, @Nullable Gateway gateway) {
    ClientCommand root = new ClientCommand(screen, gateway);
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
  public Integer call() throws IOException {
    if (!options.screen().isTerminal() || !Boolean.getBoolean("camelody.input-terminal")) {
      throw new ParameterException(spec.commandLine(), "expected a command");
    }
    Gateway gateway = options.gateway();
    return new Shell(gateway, screen -> on(screen, gateway), SessionFile.folder()).run();
  }

  static final class BuiltVersion implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"camelody " + Version.TEXT};
    }
  }
}
