package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.client.screen.Column;
import camelody.client.screen.Table;
import picocli.CommandLine.Command;

@Command(name = "queues", description = "Lists queues and what waits in them (administrators).")
final class Queues extends Subcommand {
  static final String PATH = "/api/operations/queues";
  static final Column[] COLUMNS = {
    Column.text("QUEUE", "name"),
    Column.text("KIND", "kind"),
    Column.number("MESSAGES", "messages"),
    Column.number("CONSUMERS", "consumers")
  };

  @Override
  void run() {
    Answer answer = gateway().get(PATH);
    show(answer, () -> Table.print(screen(), answer.json(), COLUMNS));
  }
}
