package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.client.screen.Column;
import camelody.client.screen.Table;
import camelody.client.screen.Texts;
import picocli.CommandLine.Command;

@Command(name = "workers", description = "Lists the processes that are alive (administrators).")
final class Workers extends Subcommand {
  static final String PATH = "/api/operations/workers";
  static final Column[] COLUMNS = {
    Column.text("SERVICE", "service"),
    Column.text("INSTANCE", "instance"),
    Column.text("HOST", "host"),
    Column.number("PID", "pid"),
    Column.number("UP", row -> Texts.duration(row.path("uptimeSeconds").asDouble())),
    Column.number("HANDLED", "handled"),
    Column.number("FAILED", "failed"),
    Column.number("IN WORK", "inFlight"),
    Column.number("MEAN MS", row -> millis(row.path("meanMillis").asDouble())),
    Column.number("P99 MS", row -> millis(row.path("p99Millis").asDouble())),
    Column.text("VERSION", "version")
  };

  @Override
  void run() {
    Answer answer = gateway().get(PATH);
    show(answer, () -> Table.print(screen(), answer.json(), COLUMNS));
  }

  private static String millis(double millis) {
    return "%.1f".formatted(millis);
  }
}
