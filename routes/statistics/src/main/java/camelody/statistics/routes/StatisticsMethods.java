package camelody.statistics.routes;

import camelody.messaging.methods.Access;
import camelody.messaging.methods.MethodTable;
import camelody.messaging.methods.Results;
import camelody.statistics.ChartAlbum;
import camelody.statistics.ChartArtist;
import camelody.statistics.ChartQuery;
import camelody.statistics.ChartTrack;
import camelody.statistics.DayOfListening;
import camelody.statistics.DaysQuery;
import camelody.statistics.TrackQuery;
import camelody.statistics.TrackStatistics;
import camelody.statistics.TracksQuery;
import camelody.statistics.UserQuery;
import camelody.statistics.UserStatistics;

/** Lists what statistics answers. */
final class StatisticsMethods {
  static final MethodTable TABLE =
      MethodTable.of("statistics", "How often what was played, and by whom for their own eyes")
          .read(
              "topTracks",
              ChartQuery.class,
              Results.pageOf(ChartTrack.class),
              Access.ANYONE,
              "Lists the tracks played most: today (day), in the last 7, 30 or 365 days of UTC"
                  + " (week, month, year), or of all times (all).")
          .read(
              "topArtists",
              ChartQuery.class,
              Results.pageOf(ChartArtist.class),
              Access.ANYONE,
              "Lists the artists played most in a period.")
          .read(
              "topAlbums",
              ChartQuery.class,
              Results.pageOf(ChartAlbum.class),
              Access.ANYONE,
              "Lists the albums played most in a period.")
          .read(
              "ofUser",
              UserQuery.class,
              UserStatistics.class,
              Access.USER,
              "Sums up what the caller, or for administrators anybody, listened to in a period.")
          .read(
              "ofTrack",
              TrackQuery.class,
              TrackStatistics.class,
              Access.ANYONE,
              "Tells how often a track was played.")
          .read(
              "ofTracks",
              TracksQuery.class,
              Results.listOf(TrackStatistics.class),
              Access.ANYONE,
              "Tells how often each of up to 500 tracks was played, in the order asked.")
          .read(
              "listeningByDay",
              DaysQuery.class,
              Results.listOf(DayOfListening.class),
              Access.USER,
              "Sums up the caller's own listening for each of up to 366 days of UTC.")
          .build();

  private StatisticsMethods() {}
}
