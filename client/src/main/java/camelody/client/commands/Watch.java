package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.client.gateway.Interrupted;
import camelody.client.screen.Screen;
import camelody.client.screen.Table;
import camelody.messaging.jsonrpc.Json;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Draws queues and workers again and again; without a terminal it writes them one below another.
 */
@Command(
    name = "watch",
    description = "Shows queues and workers, live, until Ctrl-C (administrators).")
final class Watch extends Subcommand {
  private static final String HOME_AND_CLEAR = "\u001b[H\u001b[J";
  private static final double SECONDS_MIN = 0.2;
  private static final double SECONDS_MAX = 3600;
  private static final double MILLIS_A_SECOND = 1000;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      description = "how long to wait in between (${DEFAULT-VALUE})")
  private double seconds = 1;

  @Option(names = "--count", paramLabel = "N", description = "how often; else until Ctrl-C")
  private int count = Integer.MAX_VALUE;

  @Override
  void run() {
    if (!(seconds >= SECONDS_MIN && seconds <= SECONDS_MAX)) {
      throw CommandFailure.misunderstood(
          "--interval: expected %s to %s seconds, came %s"
              .formatted(SECONDS_MIN, SECONDS_MAX, seconds));
    }
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        pause();
      }
      draw(gateway().get(Queues.PATH), gateway().get(Workers.PATH));
    }
  }

  private void draw(Answer queues, Answer workers) {
    Screen screen = screen();
    if (json()) {
      screen.line(
          Json.MAPPER
              .createObjectNode()
              .<com.fasterxml.jackson.databind.node.ObjectNode>set("queues", queues.json())
              .set("workers", workers.json())
              .toString());
    } else {
      if (screen.isTerminal()) {
        screen.out().print(HOME_AND_CLEAR);
      }
      screen.line(screen.dim(gateway().address() + "  " + now()));
      Table.print(screen, queues.json(), Queues.COLUMNS);
      screen.line("");
      Table.print(screen, workers.json(), Workers.COLUMNS);
    }
    screen.flush();
  }

  private static String now() {
    return LocalTime.now(java.time.ZoneId.systemDefault())
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }

  private void pause() {
    try {
      Thread.sleep(Math.round(seconds * MILLIS_A_SECOND));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }
}
