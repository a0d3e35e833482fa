package camelody.catalogue.routes;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.LibraryScanner;
import camelody.catalogue.ScanSettings;
import camelody.launcher.Bundle;
import camelody.launcher.Hub;
import camelody.launcher.Launcher;
import camelody.launcher.Settings;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import java.time.Duration;
import java.util.Map;

/** Puts the catalogue together; as a process of its own. */
public final class CatalogueBundle {
  private CatalogueBundle() {}

  public static void main(String[] args) {
    Launcher.launch("catalogue", CatalogueBundle::assemble);
  }

  static Bundle assemble(Hub hub) {
    Settings settings = hub.settings();
    Database database =
        Database.open("catalogue", hub.databaseUri(), databaseSettings(settings), hub.clock());
    CatalogueService catalogue =
        CatalogueService.on(
            database,
            settings.path("library.root"),
            hub.dataDirectory().root().resolve("covers"),
            hub.clock());
    LibraryGeneration generation = new LibraryGeneration(catalogue::generation, hub.clock());
    hub.control().on(LibraryGeneration.CHANGED, params -> generation.changed());
    PageCache pages =
        new PageCache(generation, settings.longInteger("catalogue.page-cache.max-bytes"));
    LibraryScanner scanner =
        catalogue.scanner(
            scanSettings(settings),
            hub.clock(),
            () -> hub.control().broadcast(LibraryGeneration.CHANGED, Map.of()));
    return Bundle.named("catalogue")
        .serving(CatalogueMethods.table(settings.flag("gateway.catalogue.public")))
        .storedIn(database)
        .routes(
            new ListTracksRoute(catalogue, pages),
            new SearchRoute(catalogue, pages),
            new FindTrackRoute(catalogue),
            new FindTracksRoute(catalogue),
            new FindAlbumRoute(catalogue, pages),
            new FindArtistRoute(catalogue, pages),
            new ListAlbumsRoute(catalogue, pages),
            new ListArtistsRoute(catalogue, pages),
            new ListGenresRoute(catalogue, pages),
            new OpenStreamRoute(catalogue),
            new OpenCoverRoute(catalogue),
            new ScanRoute(catalogue),
            new ShowScanRoute(catalogue),
            new ScanRunnerRoute(scanner),
            new TidyCoversRoute(
                catalogue,
                settings.longInteger("catalogue.covers.max-bytes"),
                settings.millis("catalogue.covers.tidy.period-millis")))
        .onStart(scanner::requestAtStart)
        .onStop(scanner)
        .build();
  }

  private static ScanSettings scanSettings(Settings settings) {
    return new ScanSettings(
        settings.path("library.root"),
        settings.integer("catalogue.scan.threads"),
        settings.millis("catalogue.scan.read-timeout-millis"),
        settings.flag("catalogue.scan.at-start"),
        Duration.ofMinutes(settings.integer("catalogue.scan.interval-minutes")),
        Duration.ofDays(settings.integer("catalogue.scan.missing-kept-days")));
  }

  private static DatabaseSettings databaseSettings(Settings settings) {
    return new DatabaseSettings(
        settings.integer("catalogue.database.pool-size"),
        settings.millis("catalogue.database.connection-timeout-millis"),
        settings.millis("catalogue.database.statement-timeout-millis"));
  }
}
