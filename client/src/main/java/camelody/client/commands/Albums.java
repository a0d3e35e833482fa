package camelody.client.commands;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "albums", description = "Lists albums.")
final class Albums extends Subcommand {
  @Option(names = "--artist", paramLabel = "ARTIST", description = "only theirs: an id or words")
  private @Nullable String artist;

  @Option(names = "--genre", paramLabel = "NAME", description = "only this genre")
  private @Nullable String genre;

  @Option(names = "--year", paramLabel = "YEAR", description = "only this year")
  private @Nullable Integer year;

  @Option(names = "--sort", paramLabel = "BY", description = "title, artist, year or added")
  private @Nullable String sort;

  @Option(names = "--order", paramLabel = "ORDER", description = "asc or desc")
  private @Nullable String order;

  @Mixin private final Paging paging = new Paging();

  @Override
  void run() {
    String whose = artist == null ? null : new Finder(gateway()).artistId(artist);
    showPage(
        gateway()
            .get(
                paging
                    .of("/api/albums")
                    .with("artistId", whose)
                    .with("genre", genre)
                    .with("year", year)
                    .with("sort", sort)
                    .with("order", order)),
        Columns.ALBUMS);
  }
}
