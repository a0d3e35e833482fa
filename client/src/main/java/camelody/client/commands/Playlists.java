package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.client.gateway.Query;
import camelody.client.screen.Column;
import camelody.client.screen.Table;
import camelody.client.screen.Texts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Makes and edits playlists. An edit reads the playlist first and sends its version along ({@code
 * If-Match}), so that nobody's edit made meanwhile is lost.
 */
@Command(
    name = "playlist",
    aliases = "playlists",
    description = "Lists, shows and edits playlists.",
    subcommands = {
      Playlists.ListAll.class,
      Playlists.Show.class,
      Playlists.Create.class,
      Playlists.Rename.class,
      Playlists.Describe.class,
      Playlists.Add.class,
      Playlists.Remove.class,
      Playlists.Move.class,
      Playlists.Publish.class,
      Playlists.Delete.class
    })
final class Playlists extends Group {

  @Command(name = "list", description = "Lists your playlists.")
  static final class ListAll extends Subcommand {
    @Option(names = "--public", description = "those of everybody that are public")
    private boolean everybodys;

    @Mixin private final Paging paging = new Paging();

    @Override
    void run() {
      showPage(
          gateway().get(paging.of("/api/playlists").with("public", everybodys ? true : null)),
          Column.text("NAME", "name"),
          Column.number("TRACKS", "trackCount"),
          Column.text("PUBLIC", row -> row.path("public").asBoolean() ? "yes" : ""),
          Column.time("CHANGED", "changedAt"),
          Column.id("ID", "id"));
    }
  }

  @Command(name = "create", description = "Makes a playlist.")
  static final class Create extends Subcommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "up to 200 characters")
    private String name;

    @Parameters(
        index = "1..*",
        arity = "0..*",
        paramLabel = "TRACK",
        description = "its first tracks: ids, or quoted words to search for")
    private List<String> tracks = List.of();

    @Option(names = "--public", description = "for everybody to see")
    private boolean shown;

    @Option(names = "--description", paramLabel = "TEXT", description = "what it is for")
    private String description = "";

    @Override
    void run() {
      List<String> ids = new Finder(gateway()).trackIds(tracks);
      Answer answer =
          gateway()
              .post(
                  "/api/playlists",
                  Map.of(
                      "name", name, "description", description, "public", shown, "trackIds", ids));
      show(answer, () -> screen().line(answer.json().path("id").asText()));
    }
  }

  /** A command about one playlist. */
  abstract static class OfOne extends Subcommand {
    @Parameters(index = "0", paramLabel = "PLAYLIST", description = "its id, or the name of yours")
    private String playlist;

    final String path() {
      return "/api/playlists/" + new Finder(gateway()).playlistId(playlist);
    }

    final void print(JsonNode found) {
      screen().line(screen().bold(Texts.harmless(Texts.of(found, "name"))));
      if (!Texts.of(found, "description").isEmpty()) {
        screen().line(Texts.harmless(Texts.of(found, "description")));
      }
      Table.print(
          screen(),
          found.path("entries"),
          Column.number("#", row -> Integer.toString(row.path("position").asInt() + 1)),
          Column.text("TITLE", row -> titleOf(row)),
          Column.text("ARTIST", row -> Texts.of(row.path("track"), "artist")),
          Column.number("TIME", row -> timeOf(row)),
          Column.id("TRACK", "trackId"));
    }

    private static String timeOf(JsonNode entry) {
      return entry.hasNonNull("track")
          ? Texts.duration(entry.at("/track/durationSeconds").asDouble())
          : "";
    }

    private static String titleOf(JsonNode entry) {
      return entry.hasNonNull("track") ? Texts.of(entry.path("track"), "title") : "(unknown)";
    }
  }

  @Command(name = "show", description = "Shows a playlist with its tracks.")
  static final class Show extends OfOne {
    @Override
    void run() {
      Answer answer = gateway().get(path());
      show(answer, () -> print(answer.json()));
    }
  }

  /** A change to one playlist, made for the version that was read. */
  abstract static class Edit extends OfOne {

    /** Sends the change. */
    abstract Answer edit(String path, JsonNode current, Map<String, String> ifMatch);

    @Override
    final void run() {
      String path = path();
      Answer current = gateway().get(path);
      Answer changed = edit(path, current.json(), Map.of("If-Match", current.header("ETag")));
      show(changed, () -> screen().note(said()));
    }

    String said() {
      return "done";
    }

    /** Answers the id of the entry at a place that counts from 1. */
    static String entryAt(JsonNode playlist, int place) {
      JsonNode entry = playlist.path("entries").path(place - 1);
      if (entry.isMissingNode()) {
        throw CommandFailure.notFound(
            "expected an entry from 1 to %d, came %d"
                .formatted(playlist.path("entries").size(), place));
      }
      return entry.path("entryId").asText();
    }
  }

  @Command(name = "rename", description = "Names a playlist anew.")
  static final class Rename extends Edit {
    @Parameters(index = "1", paramLabel = "NAME", description = "its new name")
    private String name;

    @Override
    Answer edit(String path, JsonNode current, Map<String, String> ifMatch) {
      return gateway().call("PUT", path + "/name", Map.of("name", name), ifMatch);
    }
  }

  @Command(name = "describe", description = "Says what a playlist is for.")
  static final class Describe extends Edit {
    @Parameters(index = "1", paramLabel = "TEXT", description = "its new description")
    private String description;

    @Override
    Answer edit(String path, JsonNode current, Map<String, String> ifMatch) {
      return gateway()
          .call("PUT", path + "/description", Map.of("description", description), ifMatch);
    }
  }

  @Command(name = "add", description = "Adds tracks to a playlist.")
  static final class Add extends Edit {
    @Parameters(
        index = "1..*",
        arity = "1..*",
        paramLabel = "TRACK",
        description = "ids, or quoted words to search for")
    private List<String> tracks;

    @Option(names = "--at", paramLabel = "N", description = "from this place on; else at the end")
    private @Nullable Integer place;

    @Override
    Answer edit(String path, JsonNode current, Map<String, String> ifMatch) {
      List<String> ids = new Finder(gateway()).trackIds(tracks);
      Integer from1 = place;
      Map<String, Object> body =
          from1 == null ? Map.of("trackIds", ids) : Map.of("trackIds", ids, "position", from1 - 1);
      return gateway().call("POST", path + "/tracks", body, ifMatch);
    }
  }

  @Command(name = "remove", description = "Removes entries from a playlist.")
  static final class Remove extends Edit {
    @Parameters(
        index = "1..*",
        arity = "1..*",
        paramLabel = "N",
        description = "their places, as playlist show numbers them")
    private List<Integer> places;

    @Override
    Answer edit(String path, JsonNode current, Map<String, String> ifMatch) {
      List<String> entries = places.stream().map(place -> entryAt(current, place)).toList();
      Query query = Query.of(path + "/tracks").with("entryIds", String.join(",", entries));
      return gateway().call("DELETE", query, null, ifMatch);
    }
  }

  @Command(name = "move", description = "Moves an entry to another place.")
  static final class Move extends Edit {
    @Parameters(index = "1", paramLabel = "FROM", description = "its place now")
    private int from;

    @Parameters(index = "2", paramLabel = "TO", description = "its place then")
    private int to;

    @Override
    Answer edit(String path, JsonNode current, Map<String, String> ifMatch) {
      String entry = entryAt(current, from);
      return gateway()
          .call(
              "PUT", path + "/tracks/" + entry + "/position", Map.of("position", to - 1), ifMatch);
    }
  }

  @Command(name = "publish", description = "Shows a playlist to everybody, or hides it.")
  static final class Publish extends Edit {
    @Option(names = "--hide", description = "show it to nobody but you")
    private boolean hide;

    @Override
    Answer edit(String path, JsonNode current, Map<String, String> ifMatch) {
      return gateway().call("PUT", path + "/public", Map.of("public", !hide), ifMatch);
    }
  }

  @Command(name = "delete", description = "Deletes a playlist.")
  static final class Delete extends Edit {
    @Override
    Answer edit(String path, JsonNode current, Map<String, String> ifMatch) {
      return gateway().call("DELETE", path, null, ifMatch);
    }

    @Override
    String said() {
      return "deleted";
    }
  }
}
