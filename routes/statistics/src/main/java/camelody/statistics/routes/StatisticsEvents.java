package camelody.statistics.routes;

import camelody.messaging.events.EventTable;
import camelody.statistics.TrackPlayed;
import camelody.statistics.UserDeleted;

/** Lists what statistics hears. */
final class StatisticsEvents {
  static final EventTable TABLE =
      EventTable.of("statistics.listening")
          .onMany("listening.track-played.v1", TrackPlayed.class, "direct:statistics.countPlays")
          .on("users.user-deleted.v1", UserDeleted.class, "direct:statistics.forgetUser")
          .build();

  private StatisticsEvents() {}
}
