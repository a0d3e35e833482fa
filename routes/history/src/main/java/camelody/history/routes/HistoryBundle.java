package camelody.history.routes;

import camelody.history.HistoryService;
import camelody.history.HistorySettings;
import camelody.launcher.Bundle;
import camelody.launcher.Hub;
import camelody.launcher.Launcher;
import camelody.launcher.Settings;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import java.time.Duration;

/** Puts history together; as a process of its own. */
public final class HistoryBundle {
  private HistoryBundle() {}

  public static void main(String[] args) {
    Launcher.launch("history", HistoryBundle::assemble);
  }

  static Bundle assemble(Hub hub) {
    Settings settings = hub.settings();
    Database database =
        Database.open("history", hub.databaseUri(), databaseSettings(settings), hub.clock());
    HistoryService history = new HistoryService(database, historySettings(settings), hub.clock());
    return Bundle.named("history")
        .serving(HistoryMethods.TABLE)
        .consuming(HistoryEvents.TABLE)
        .storedIn(database)
        .routes(
            new RecentRoute(history),
            new NowPlayingRoute(history),
            new ForgetRoute(history),
            new RecordPlaysRoute(history),
            new NoteStartRoute(history),
            new ForgetUserRoute(history),
            new DeleteOldRoute(history, settings.millis("history.delete-old.period-millis")))
        .build();
  }

  private static HistorySettings historySettings(Settings settings) {
    return new HistorySettings(
        settings.millis("history.now-playing.window-millis"),
        Duration.ofDays(settings.integer("history.retention-days")));
  }

  private static DatabaseSettings databaseSettings(Settings settings) {
    return new DatabaseSettings(
        settings.integer("history.database.pool-size"),
        settings.millis("history.database.connection-timeout-millis"),
        settings.millis("history.database.statement-timeout-millis"));
  }
}
