package camelody.client.commands;

import camelody.client.screen.Column;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "genres", description = "Lists genres.")
final class Genres extends Subcommand {
  @Mixin private final Paging paging = new Paging();

  @Override
  void run() {
    showPage(
        gateway().get(paging.of("/api/genres")),
        Column.text("GENRE", "name"),
        Column.number("TRACKS", "trackCount"));
  }
}
