package camelody.client.commands;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "tracks", description = "Lists tracks.")
final class Tracks extends Subcommand {
  @Option(names = "--genre", paramLabel = "NAME", description = "only this genre")
  private @Nullable String genre;

  @Option(names = "--year", paramLabel = "YEAR", description = "only this year")
  private @Nullable Integer year;

  @Option(names = "--artist", paramLabel = "NAME", description = "only artists of this name")
  private @Nullable String artist;

  @Option(names = "--album", paramLabel = "NAME", description = "only albums of this name")
  private @Nullable String album;

  @Option(
      names = "--sort",
      paramLabel = "BY",
      description = "title, artist, album, year, added or random")
  private @Nullable String sort;

  @Option(names = "--order", paramLabel = "ORDER", description = "asc or desc")
  private @Nullable String order;

  @Mixin private final Paging paging = new Paging();

  @Override
  void run() {
    showPage(
        gateway()
            .get(
                paging
                    .of("/api/tracks")
                    .with("genre", genre)
                    .with("year", year)
                    .with("artist", artist)
                    .with("album", album)
                    .with("sort", sort)
                    .with("order", order)),
        Columns.TRACKS);
  }
}
