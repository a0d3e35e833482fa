package camelody.history.routes;

import camelody.history.TrackPlayed;
import camelody.history.TrackStarted;
import camelody.history.UserDeleted;
import camelody.messaging.events.EventTable;

/** Lists what history hears. */
final class HistoryEvents {
  static final EventTable TABLE =
      EventTable.of("history.listening")
          .onMany("listening.track-played.v1", TrackPlayed.class, "direct:history.recordPlays")
          .on("listening.track-started.v1", TrackStarted.class, "direct:history.noteStart")
          .on("users.user-deleted.v1", UserDeleted.class, "direct:history.forgetUser")
          .build();

  private HistoryEvents() {}
}
