package camelody.client.commands;

import camelody.client.gateway.Answer;
import camelody.client.gateway.Interrupted;
import camelody.client.screen.Texts;
import camelody.kernel.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Streams tracks to a file or a player, and reports each that came to its end. The report carries a
 * {@code playId} made here, so that sent twice it counts once.
 */
@Command(name = "play", description = "Plays tracks, or keeps one in a file, and reports the play.")
final class Play extends Subcommand {
  private static final long LIVE_EVERY_BYTES = 64 * 1024;

  @Parameters(
      paramLabel = "TRACK",
      arity = "0..*",
      description = "an id, or words to search for; the best match is played")
  private List<String> words = List.of();

  @Option(names = "--album", paramLabel = "ALBUM", description = "a whole album: its id or words")
  private @Nullable String album;

  @Option(names = "--playlist", paramLabel = "PLAYLIST", description = "a whole playlist")
  private @Nullable String playlist;

  @Option(names = "--to", paramLabel = "FILE", description = "keep one track in a file")
  private @Nullable Path file;

  @Option(
      names = "--player",
      paramLabel = "COMMAND",
      description = "what plays audio from its input; else mpv, ffplay or mpg123")
  private @Nullable String player;

  @Option(names = "--no-report", description = "tell nobody that it was played")
  private boolean silent;

  @Override
  void run() throws IOException {
    List<JsonNode> tracks = tracks();
    if (file != null && tracks.size() != 1) {
      throw CommandFailure.misunderstood(
          "--to keeps one track, came " + tracks.size() + ": name one");
    }
    if (!silent && gateway().session().isEmpty()) {
      screen().note("you are not logged in: nobody will know that you played it");
    }
    for (JsonNode track : tracks) {
      if (played(track)) {
        report(track);
      }
    }
  }

  private List<JsonNode> tracks() {
    Finder finder = new Finder(gateway());
    int named = (words.isEmpty() ? 0 : 1) + (album == null ? 0 : 1) + (playlist == null ? 0 : 1);
    if (named != 1) {
      throw CommandFailure.misunderstood("expected a track, an --album or a --playlist");
    }
    if (album != null) {
      return list(finder.album(album).path("tracks"));
    }
    if (playlist != null) {
      JsonNode found =
          gateway().get("/api/playlists/" + finder.playlistId(playlist)).json().path("entries");
      return list(found).stream()
          .map(entry -> entry.path("track"))
          .filter(JsonNode::isObject)
          .toList();
    }
    return List.of(finder.track(String.join(" ", words)));
  }

  /** Answers whether it was played to its end. */
  private boolean played(JsonNode track) throws IOException {
    Path target = file;
    boolean whole = target == null ? toPlayer(track) : toFile(track, target);
    screen().live("");
    return whole;
  }

  // The name stands for the whole file or for none.
  private boolean toFile(JsonNode track, Path target) throws IOException {
    Path draft = target.resolveSibling(target.getFileName() + ".part");
    draft.toFile().deleteOnExit(); // Also after Ctrl-C.
    try {
      try (OutputStream output = Files.newOutputStream(draft)) {
        copy(track, output);
      }
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
      screen().note("kept " + Texts.harmless(TrackNames.of(track)) + " in " + target);
      return true;
    } catch (AudioStream.Closed full) {
      throw new IOException("cannot write " + draft + ": " + full.getCause(), full);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private boolean toPlayer(JsonNode track) {
    Process process = Player.of(player, Texts.of(track, "contentType")).start();
    try {
      copy(track, process.getOutputStream());
      return Player.finish(process);
    } catch (AudioStream.Closed closed) {
      if (!Player.finish(process)) {
        throw new CommandFailure(ExitCode.FAILED, "the player ended with " + process.exitValue());
      }
      return false;
    } finally {
      process.destroy();
    }
  }

  private void copy(JsonNode track, OutputStream target) {
    long size = Math.max(1, track.path("sizeBytes").asLong());
    double seconds = track.path("durationSeconds").asDouble();
    String name = Texts.harmless(TrackNames.of(track));
    long[] shown = {-LIVE_EVERY_BYTES};
    new AudioStream(gateway(), track.path("id").asText())
        .copyTo(
            target,
            done -> {
              if (Thread.interrupted()) {
                throw new Interrupted();
              }
              if (done - shown[0] >= LIVE_EVERY_BYTES || done == size) {
                shown[0] = done;
                screen().live(progress(name, (double) done / size, seconds));
              }
            });
  }

  private static String progress(String name, double share, double seconds) {
    return "%3.0f%%  %s / %s  %s"
        .formatted(100 * share, Texts.duration(share * seconds), Texts.duration(seconds), name);
  }

  private void report(JsonNode track) {
    if (!silent && gateway().session().isPresent()) {
      Answer answer =
          gateway()
              .post(
                  "/api/plays",
                  Map.of("playId", Ids.next().toString(), "trackId", track.path("id").asText()));
      show(
          told(track, answer),
          () -> screen().note("played " + Texts.harmless(TrackNames.of(track))));
    }
  }

  private static Answer told(JsonNode track, Answer answer) {
    if (answer.json() instanceof ObjectNode body) {
      body.put("trackId", track.path("id").asText());
      return new Answer(answer.path(), answer.status(), answer.headers(), body.toString());
    }
    return answer;
  }

  private static List<JsonNode> list(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false).toList();
  }
}
