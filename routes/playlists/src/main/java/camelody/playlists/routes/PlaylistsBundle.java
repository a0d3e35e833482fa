package camelody.playlists.routes;

import camelody.launcher.Bundle;
import camelody.launcher.Hub;
import camelody.launcher.Launcher;
import camelody.launcher.Settings;
import camelody.playlists.PlaylistsService;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;

/** Puts playlists together; as a process of its own. */
public final class PlaylistsBundle {
  private PlaylistsBundle() {}

  public static void main(String[] args) {
    Launcher.launch("playlists", PlaylistsBundle::assemble);
  }

  static Bundle assemble(Hub hub) {
    Settings settings = hub.settings();
    Database database =
        Database.open("playlists", hub.databaseUri(), databaseSettings(settings), hub.clock());
    PlaylistsService playlists =
        new PlaylistsService(
            database, settings.integer("playlists.playlists-per-user-max"), hub.clock());
    return Bundle.named("playlists")
        .serving(PlaylistsMethods.TABLE)
        .consuming(PlaylistsEvents.TABLE)
        .storedIn(database)
        .routes(
            new ListPlaylistsRoute(playlists),
            new FindPlaylistRoute(playlists),
            new EnrichPlaylistRoute(deadline(hub)),
            new CreatePlaylistRoute(playlists),
            new RenamePlaylistRoute(playlists),
            new DescribePlaylistRoute(playlists),
            new AddTracksRoute(playlists),
            new RemoveTracksRoute(playlists),
            new MoveTrackRoute(playlists),
            new ReplaceTracksRoute(playlists),
            new PublishPlaylistRoute(playlists),
            new DeletePlaylistRoute(playlists),
            new ForgetUserRoute(playlists))
        .build();
  }

  private static EnrichmentDeadline deadline(Hub hub) {
    return new EnrichmentDeadline(
        hub.settings().millis("playlists.enrichment.timeout-millis"),
        hub.settings().millis("playlists.enrichment.reserve-millis"),
        hub.clock());
  }

  private static DatabaseSettings databaseSettings(Settings settings) {
    return new DatabaseSettings(
        settings.integer("playlists.database.pool-size"),
        settings.millis("playlists.database.connection-timeout-millis"),
        settings.millis("playlists.database.statement-timeout-millis"));
  }
}
