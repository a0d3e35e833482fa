package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.client.gateway.Interrupted;
import camelody.client.screen.Column;
import camelody.client.screen.Table;
import camelody.client.screen.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "scan", description = "Scans the library for new music and waits for the end.")
final class Scan extends Subcommand {
  private static final String CURRENT = "/api/catalogue/scans/current";
  private static final long LOOK_EVERY_MILLIS = 250;

  @Option(names = "--no-wait", description = "start it, and come back at once")
  private boolean leave;

  @Option(names = "--status", description = "start none, tell how far the last one is")
  private boolean look;

  @Override
  void run() {
    if (!look) {
      Answer started = gateway().post("/api/catalogue/scans", Map.of());
      if (leave) {
        show(started, () -> screen().line(Texts.of(started.json(), "scanId")));
        return;
      }
      await(Texts.of(started.json(), "scanId"));
    }
    Answer answer = gateway().get(CURRENT);
    show(answer, () -> print(answer.json()));
  }

  // A scan that another one follows has ended as well.
  private void await(String scanId) {
    JsonNode scan = gateway().get(CURRENT).json();
    while (Texts.of(scan, "scanId").equals(scanId) && !scan.hasNonNull("finishedAt")) {
      screen().live("%s of %s files".formatted(Texts.of(scan, "read"), Texts.of(scan, "found")));
      pause();
      scan = gateway().get(CURRENT).json();
    }
    screen().live("");
  }

  private void print(JsonNode scan) {
    screen()
        .line(
            "%s: %s files, %s added, %s changed, %s moved, %s removed, %s failed, in %.1f s"
                .formatted(
                    Texts.of(scan, "state"),
                    Texts.of(scan, "found"),
                    Texts.of(scan, "added"),
                    Texts.of(scan, "changed"),
                    Texts.of(scan, "moved"),
                    Texts.of(scan, "removed"),
                    Texts.of(scan, "failed"),
                    scan.path("durationSeconds").asDouble()));
    JsonNode unreadable = scan.at("/unreadable/items");
    if (!unreadable.isEmpty()) {
      Table.print(
          screen(), unreadable, Column.text("FILE", "path"), Column.text("REASON", "reason"));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }
}
