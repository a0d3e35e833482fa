package camelody.statistics.routes;

import camelody.launcher.Bundle;
import camelody.launcher.Hub;
import camelody.launcher.Launcher;
import camelody.launcher.Settings;
import camelody.statistics.Retention;
import camelody.statistics.StatisticsService;
import camelody.statistics.TrackCopies;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import java.time.Duration;

/** Puts statistics together; as a process of its own. */
public final class StatisticsBundle {
  private StatisticsBundle() {}

  public static void main(String[] args) {
    Launcher.launch("statistics", StatisticsBundle::assemble);
  }

  static Bundle assemble(Hub hub) {
    Settings settings = hub.settings();
    Database database =
        Database.open("statistics", hub.databaseUri(), databaseSettings(settings), hub.clock());
    StatisticsService statistics =
        new StatisticsService(
            database, new Retention(settings.integer("statistics.retention-days")), hub.clock());
    TrackCopies copies =
        new TrackCopies(database, settings.millis("statistics.tracks.refresh-millis"), hub.clock());
    Duration period = settings.millis("statistics.tracks.period-millis");
    TrackRefresher refresher =
        new TrackRefresher(
            copies,
            period,
            settings.millis("statistics.tracks.retry-delay-max-millis"),
            System::nanoTime);
    return Bundle.named("statistics")
        .serving(StatisticsMethods.TABLE)
        .consuming(StatisticsEvents.TABLE)
        .storedIn(database)
        .routes(
            new TopTracksRoute(statistics),
            new TopArtistsRoute(statistics),
            new TopAlbumsRoute(statistics),
            new OfUserRoute(statistics),
            new OfTrackRoute(statistics),
            new OfTracksRoute(statistics),
            new ListeningByDayRoute(statistics),
            new CountPlaysRoute(statistics),
            new ForgetUserRoute(statistics),
            new RefreshTracksRoute(refresher, period),
            new FoldOldDaysRoute(
                statistics, settings.millis("statistics.fold-old-days.period-millis")),
            new DeleteOldRoute(statistics, settings.millis("statistics.delete-old.period-millis")))
        .build();
  }

  private static DatabaseSettings databaseSettings(Settings settings) {
    return new DatabaseSettings(
        settings.integer("statistics.database.pool-size"),
        settings.millis("statistics.database.connection-timeout-millis"),
        settings.millis("statistics.database.statement-timeout-millis"));
  }
}
