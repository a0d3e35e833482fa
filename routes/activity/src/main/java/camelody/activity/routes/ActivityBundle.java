package camelody.activity.routes;

import camelody.activity.ActivityService;
import camelody.launcher.Bundle;
import camelody.launcher.Hub;
import camelody.launcher.Launcher;
import camelody.launcher.Settings;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import java.time.Duration;

/** Puts activity together; as a process of its own. */
public final class ActivityBundle {
  private ActivityBundle() {}

  public static void main(String[] args) {
    Launcher.launch("activity", ActivityBundle::assemble);
  }

  static Bundle assemble(Hub hub) {
    Settings settings = hub.settings();
    Database database =
        Database.open("activity", hub.databaseUri(), databaseSettings(settings), hub.clock());
    ActivityService activity =
        new ActivityService(
            database, Duration.ofDays(settings.integer("activity.retention-days")), hub.clock());
    return Bundle.named("activity")
        .serving(ActivityMethods.TABLE)
        .consuming(ActivityEvents.TABLE)
        .storedIn(database)
        .routes(
            new RecordEventRoute(activity),
            new ListActivitiesRoute(activity),
            new RemoveOldRoute(activity, settings.millis("activity.remove-old.period-millis")))
        .build();
  }

  private static DatabaseSettings databaseSettings(Settings settings) {
    return new DatabaseSettings(
        settings.integer("activity.database.pool-size"),
        settings.millis("activity.database.connection-timeout-millis"),
        settings.millis("activity.database.statement-timeout-millis"));
  }
}
