package camelody.history.routes;

import camelody.history.ForgetPlays;
import camelody.history.ForgottenPlays;
import camelody.history.NowPlaying;
import camelody.history.Play;
import camelody.history.Playing;
import camelody.history.RecentPlays;
import camelody.messaging.methods.Access;
import camelody.messaging.methods.MethodTable;
import camelody.messaging.methods.Results;

/** Lists what history answers. */
final class HistoryMethods {
  static final MethodTable TABLE =
      MethodTable.of("history", "What each user played and is playing")
          .read(
              "recent",
              RecentPlays.class,
              Results.pageOf(Play.class),
              Access.USER,
              "Lists the caller's own plays, newest first.")
          .read(
              "nowPlaying",
              NowPlaying.class,
              Results.pageOf(Playing.class),
              Access.USER,
              "Tells what the caller is playing: one item or none. With everybody=true,"
                  + " administrators see what all users play.")
          .write(
              "forget",
              ForgetPlays.class,
              ForgottenPlays.class,
              Access.USER,
              "Forgets one of the caller's plays (playId), those before a time (before), or all.")
          .build();

  private HistoryMethods() {}
}
