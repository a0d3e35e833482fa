package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.client.screen.Column;
import camelody.client.screen.Table;
import camelody.client.trace.Journey;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what processes told of requests; any command with {@code --trace} shows its own. */
@Command(
    name = "trace",
    description = "Lists the requests recorded lately, or draws one as a tree, step by step.")
final class Trace extends Subcommand {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final long MICROS_A_MILLI = 1000;
  private static final Column[] COLUMNS = {
    Column.text("AT", row -> SECOND.format(instant(row.path("at").asLong()))),
    Column.text("REQUEST", "method"),
    Column.text("OUTCOME", "outcome"),
    Column.number(
        "MS", row -> "%.1f".formatted(row.path("elapsedMicros").asDouble() / MICROS_A_MILLI)),
    Column.number("EVENTS", "events"),
    Column.id("TRACE", "trace")
  };

  @Parameters(
      paramLabel = "TRACE",
      arity = "0..1",
      description = "32 hex digits, as Camelody-Trace and X-Correlation-Id name them")
  private @Nullable String trace;

  @Option(names = "--limit", paramLabel = "N", description = "how many to list (${DEFAULT-VALUE})")
  private int limit = 20;

  @Override
  void run() {
    if (trace == null) {
      Answer answer = gateway().get("/teach/api/traces?limit=" + limit);
      show(answer, () -> Table.print(screen(), answer.json().path("items"), COLUMNS));
    } else {
      draw(trace.replaceAll(".*/", ""));
    }
  }

  private void draw(String id) {
    if (!id.matches("[0-9a-f]{32}")) {
      throw CommandFailure.misunderstood("expected a trace of 32 hex digits, came " + id);
    }
    Journey journey = new Journey(gateway(), screen());
    JsonNode found = journey.find(id);
    if (json()) {
      screen().line(found.toString());
    } else {
      journey.draw(found, screen()::line);
    }
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS);
  }
}
