package camelody.client.commands;

import java.util.List;
import picocli.CommandLine;

/** Lists the commands, in the order of the help. */
public final class Commands {
  public static final List<Class<?>> ALL =
      List.of(
          Login.class,
          Logout.class,
          Register.class,
          Tracks.class,
          Albums.class,
          Artists.class,
          Genres.class,
          Search.class,
          Play.class,
          Playlists.class,
          Favourites.class,
          Me.class,
          History.class,
          Top.class,
          Scan.class,
          Workers.class,
          Queues.class,
          DeadLetters.class,
          Watch.class,
          Trace.class,
          Call.class,
          Conform.class,
          Completion.class,
          CommandLine.HelpCommand.class);

  private Commands() {}
}
