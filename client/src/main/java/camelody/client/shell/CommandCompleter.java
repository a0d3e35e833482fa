package camelody.client.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Completes commands, options and words out of the commands' own description. */
final class CommandCompleter implements Completer {
  private final Supplier<CommandLine> commands;

  CommandCompleter(Supplier<CommandLine> commands) {
    this.commands = commands;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    List<CharSequence> found = new ArrayList<>();
    AutoComplete.complete(
        commands.get().getCommandSpec(),
        line.words().toArray(String[]::new),
        line.wordIndex(),
        0,
        line.cursor(),
        found);
    found.forEach(each -> candidates.add(new Candidate(each.toString())));
  }
}
