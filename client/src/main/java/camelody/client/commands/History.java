package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.client.screen.Column;
import camelody.client.screen.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "history", description = "Lists what you played, the latest first.")
final class History extends Subcommand {
  @Mixin private final Paging paging = new Paging();

  @Override
  void run() {
    Answer answer = gateway().get(paging.of("/api/me/history"));
    show(answer, () -> print(answer.json()));
  }

  private void print(JsonNode page) {
    Map<String, JsonNode> tracks =
        new Finder(gateway()).tracks(page.path("items").findValuesAsText("trackId").stream());
    printPage(
        page,
        page.path("items"),
        Column.time("PLAYED", "playedAt"),
        Column.text("TRACK", row -> TrackNames.of(tracks.get(Texts.of(row, "trackId")))),
        Column.id("ID", "trackId"));
  }
}
