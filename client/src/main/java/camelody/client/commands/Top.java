package camelody.client.commands;

import camelody.client.screen.Column;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "top", description = "Lists what is played most.")
final class Top extends Subcommand {
  private static final Column PLAYS = Column.number("PLAYS", "plays");

  enum Kind {
    TRACKS,
    ARTISTS,
    ALBUMS;

    private Column[] columns() {
      return switch (this) {
        case TRACKS ->
            new Column[] {
              PLAYS,
              Column.text("TITLE", "title"),
              Column.text("ARTIST", "artist"),
              Column.id("ID", "trackId")
            };
        case ARTISTS ->
            new Column[] {PLAYS, Column.text("ARTIST", "artist"), Column.id("ID", "artistId")};
        case ALBUMS ->
            new Column[] {
              PLAYS,
              Column.text("ALBUM", "album"),
              Column.text("ARTIST", "artist"),
              Column.id("ID", "albumId")
            };
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "WHAT",
      arity = "0..1",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private Kind kind = Kind.TRACKS;

  @Option(names = "--period", paramLabel = "PERIOD", description = "day, week, month, year or all")
  private @Nullable String period;

  @Mixin private final Paging paging = new Paging();

  @Override
  void run() {
    showPage(
        gateway().get(paging.of("/api/statistics/top-" + kind).with("period", period)),
        kind.columns());
  }
}
