package camelody.client.commands;

import camelody.client.gateway.Interrupted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program on this machine that plays what comes on its input. */
final class Player {
  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "mpv", List.of("mpv", "--no-video", "--really-quiet", "-"),
          "ffplay", List.of("ffplay", "-nodisp", "-autoexit", "-loglevel", "error", "-i", "-"),
          "mpg123", List.of("mpg123", "-q", "-"));
  private static final List<String> IN_ORDER = List.of("mpv", "ffplay");
  private static final String MP3 = "audio/mpeg";

  private final List<String> command;

  private Player(List<String> command) {
    this.command = command;
  }

  /**
   * Answers the player that was named, or the first known one that is installed.
   *
   * @param named a known player, or a command with its words, which reads audio from its input
   */
  static Player of(@Nullable String named, String contentType) {
    if (named != null) {
      return new Player(KNOWN.getOrDefault(named, List.of(named.strip().split("\\s+"))));
    }
    return IN_ORDER.stream()
        .filter(Player::isInstalled)
        .findFirst()
        .or(() -> java.util.Optional.of("mpg123").filter(p -> plays(p, contentType)))
        .map(found -> new Player(KNOWN.getOrDefault(found, List.of(found))))
        .orElseThrow(
            () ->
                CommandFailure.notFound(
                    "found no player (mpv, ffplay, mpg123): install one, name another with"
                        + " --player COMMAND, or keep the file with --to FILE"));
  }

  Process start() {
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException absent) {
      throw CommandFailure.notFound("cannot run the player '" + command.get(0) + "'");
    }
  }

  /** Lets it play to the end of what it was given; answers whether it did so well. */
  static boolean finish(Process player) {
    try (OutputStream input = player.getOutputStream()) {
      input.flush();
    } catch (IOException closed) {
      // It has ended by itself; its exit code says how.
      return waitFor(player);
    }
    return waitFor(player);
  }

  private static boolean waitFor(Process player) {
    try {
      return player.waitFor() == 0;
    } catch (InterruptedException stopped) {
      player.destroy();
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  // It plays this format alone.
  private static boolean plays(String player, String contentType) {
    return contentType.equals(MP3) && isInstalled(player);
  }

  private static boolean isInstalled(String command) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }
}
