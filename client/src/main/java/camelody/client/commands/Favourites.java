package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.client.screen.Column;
import camelody.client.screen.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "favourites",
    description = "Lists your favourites; adds and removes them.",
    subcommands = {Favourites.Add.class, Favourites.Remove.class})
final class Favourites extends Subcommand {
  @Option(names = "--kind", paramLabel = "KIND", description = "only track, album or artist")
  private @Nullable String kind;

  @Mixin private final Paging paging = new Paging();

  @Override
  void run() {
    Answer answer = gateway().get(paging.of("/api/me/favourites").with("kind", kind));
    show(answer, () -> print(answer.json()));
  }

  private void print(JsonNode page) {
    Map<String, JsonNode> tracks = new Finder(gateway()).tracks(trackIds(page.path("items")));
    printPage(
        page,
        page.path("items"),
        Column.text("WHAT", row -> nameOf(row, tracks)),
        Column.text("KIND", Favourites::kindOf),
        Column.number("RATING", "rating"),
        Column.time("SINCE", "starredAt"),
        new Column("ID", row -> Texts.of(row, kindOf(row) + "Id"), false, false));
  }

  private String nameOf(JsonNode row, Map<String, JsonNode> tracks) {
    return switch (kindOf(row)) {
      case "album" -> Texts.of(one("/api/albums/", row, "albumId"), "title");
      case "artist" -> Texts.of(one("/api/artists/", row, "artistId"), "name");
      default -> TrackNames.of(tracks.get(Texts.of(row, "trackId")));
    };
  }

  private JsonNode one(String path, JsonNode row, String member) {
    return gateway().get(path + Texts.of(row, member)).json();
  }

  private static String kindOf(JsonNode row) {
    return row.hasNonNull("albumId") ? "album" : row.hasNonNull("artistId") ? "artist" : "track";
  }

  private static Stream<String> trackIds(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false)
        .filter(row -> row.hasNonNull("trackId"))
        .map(row -> row.path("trackId").asText());
  }

  /** A change about one track, album or artist. */
  abstract static class OfOne extends Subcommand {
    @Parameters(paramLabel = "WHAT", description = "a track: its id, or quoted words")
    private String what;

    @Option(names = "--album", description = "it is an album")
    private boolean album;

    @Option(names = "--artist", description = "it is an artist")
    private boolean artist;

    final String path() {
      Finder finder = new Finder(gateway());
      if (album) {
        return "/api/me/favourites/albums/" + finder.albumId(what);
      }
      return artist
          ? "/api/me/favourites/artists/" + finder.artistId(what)
          : "/api/me/favourites/" + finder.trackId(what);
    }
  }

  @Command(name = "add", description = "Makes it a favourite.")
  static final class Add extends OfOne {
    @Override
    void run() {
      show(gateway().call("PUT", path(), null, Map.of()), () -> screen().note("added"));
    }
  }

  @Command(name = "remove", description = "Takes a favourite back.")
  static final class Remove extends OfOne {
    @Override
    void run() {
      show(gateway().delete(path()), () -> screen().note("removed"));
    }
  }
}
