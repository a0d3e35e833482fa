package camelody.client.shell;

import camelody.client.gateway.Gateway;
import camelody.client.gateway.Session;
import camelody.client.screen.Screen;
import camelody.launcher.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Reads commands from a terminal, one a line, until {@code exit} or Ctrl-D. Tab completes them, the
 * arrows bring back what was typed; Ctrl-C ends the command, not the shell.
 */
public final class Shell {
  private static final int HISTORY_LINES_MAX = 1_000;
  private static final String PASSWORDS = "*password*";

  private final Gateway gateway;
  private final Function<Screen, CommandLine> commands;
  private final Path history;

  /**
   * Makes a shell.
   *
   * @param commands makes all commands anew for each line, so that none keeps another's options
   * @param folder where lines are remembered
   */
  public Shell(Gateway gateway, Function<Screen, CommandLine> commands, Path folder) {
    this.gateway = gateway;
    this.commands = commands;
    this.history = folder.resolve("history");
  }

  /** Answers the last command's exit code. */
  public int run() throws IOException {
    if (!Files.exists(history)) {
      DataDirectory.write(history, "");
    }
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      Screen screen = Screen.on(terminal.writer(), terminal::getWidth);
      LineReader reader = reader(terminal, screen);
      screen.line("Tab completes, help explains, exit or Ctrl-D ends.");
      screen.flush();
      int code = 0;
      for (List<String> words = next(reader); words != null; words = next(reader)) {
        code = execute(words, terminal, screen);
      }
      return code;
    }
  }

  private LineReader reader(Terminal terminal, Screen screen) {
    return LineReaderBuilder.builder()
        .appName("camelody")
        .terminal(terminal)
        .completer(new CommandCompleter(() -> commands.apply(screen)))
        .variable(LineReader.HISTORY_FILE, history)
        .variable(LineReader.HISTORY_SIZE, HISTORY_LINES_MAX)
        .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES_MAX)
        .variable(LineReader.HISTORY_IGNORE, PASSWORDS)
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .build();
  }

  /** Answers the next line's words, or null at the end. */
  private @Nullable List<String> next(LineReader reader) {
    List<String> words = List.of();
    while (words.isEmpty()) {
      try {
        reader.readLine(prompt());
        words = reader.getParsedLine().words().stream().filter(word -> !word.isEmpty()).toList();
      } catch (UserInterruptException unwanted) {
        words = List.of(); // The line is forgotten, as in any shell.
      } catch (EndOfFileException end) {
        return null;
      }
    }
    return words.equals(List.of("exit")) || words.equals(List.of("quit")) ? null : words;
  }

  private int execute(List<String> words, Terminal terminal, Screen screen) {
    Thread worker = Thread.currentThread();
    Terminal.SignalHandler before =
        terminal.handle(Terminal.Signal.INT, signal -> worker.interrupt());
    try {
      return commands.apply(screen).execute(words.toArray(String[]::new));
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
      Thread.interrupted();
      screen.flush();
    }
  }

  private String prompt() {
    return gateway.session().map(Session::username).map(user -> user + "@").orElse("")
        + "camelody> ";
  }
}
