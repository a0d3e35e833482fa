package camelody.catalogue.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.catalogue.CatalogueService;
import camelody.catalogue.FindAlbum;
import camelody.catalogue.FindArtist;
import camelody.catalogue.FindTrack;
import camelody.catalogue.FindTracks;
import camelody.catalogue.LibraryScanner;
import camelody.catalogue.ListAlbums;
import camelody.catalogue.ListArtists;
import camelody.catalogue.ListGenres;
import camelody.catalogue.ListTracks;
import camelody.catalogue.OpenCover;
import camelody.catalogue.OpenStream;
import camelody.catalogue.Scan;
import camelody.catalogue.ScanSettings;
import camelody.catalogue.Search;
import camelody.catalogue.ShowScan;
import camelody.kernel.AlbumId;
import camelody.kernel.ArtistId;
import camelody.kernel.Caller;
import camelody.kernel.ErrorKind;
import camelody.kernel.Ids;
import camelody.kernel.Outcome;
import camelody.kernel.Role;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.methods.Method;
import camelody.messaging.methods.UseCase;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import camelody.testing.PostgresExtension;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.apache.camel.ExchangePattern;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CatalogueRoutesTest extends CamelMainTestSupport {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  static final int COVERS_MAX_BYTES = 1_000;

  @TempDir static Path folder;

  static Path library;
  static Database database;
  static CatalogueService catalogue;
  static LibraryScanner scanner;
  static PageCache pages;
  static final AtomicLong GENERATIONS_READ = new AtomicLong();

  final Caller administrator =
      new Caller.User(UserId.next(), "admin", Role.ADMINISTRATOR, Ids.next());

  @BeforeAll
  static void open() throws IOException {
    library = Files.createDirectory(folder.resolve("music"));
    tone("Nina Simone/Pastel Blues/01 - Be My Husband.wav", 1);
    tone("Nina Simone/Pastel Blues/02 - Sinnerman.wav", 2);
    Clock clock = Clock.systemUTC();
    database = Database.open("catalogue", POSTGRES::uri, DatabaseSettings.defaults(), clock);
    database.prepare();
    catalogue = CatalogueService.on(database, library, folder.resolve("covers"), clock);
    LibraryGeneration generation =
        new LibraryGeneration(
            () -> {
              GENERATIONS_READ.incrementAndGet();
              return catalogue.generation();
            },
            clock);
    pages = new PageCache(generation, 1_000_000);
    scanner =
        catalogue.scanner(
            new ScanSettings(
                library, 2, Duration.ofMinutes(1), false, Duration.ZERO, Duration.ofDays(30)),
            clock,
            generation::changed);
  }

  @AfterAll
  static void close() {
    scanner.close();
    database.close();
  }

  @Override
  protected void configure(MainConfigurationProperties configuration) {
    configuration.addRoutesBuilder(new ListTracksRoute(catalogue, pages));
    configuration.addRoutesBuilder(new SearchRoute(catalogue, pages));
    configuration.addRoutesBuilder(new FindTrackRoute(catalogue));
    configuration.addRoutesBuilder(new FindTracksRoute(catalogue));
    configuration.addRoutesBuilder(new FindAlbumRoute(catalogue, pages));
    configuration.addRoutesBuilder(new FindArtistRoute(catalogue, pages));
    configuration.addRoutesBuilder(new ListAlbumsRoute(catalogue, pages));
    configuration.addRoutesBuilder(new ListArtistsRoute(catalogue, pages));
    configuration.addRoutesBuilder(new ListGenresRoute(catalogue, pages));
    configuration.addRoutesBuilder(new OpenStreamRoute(catalogue));
    configuration.addRoutesBuilder(new OpenCoverRoute(catalogue));
    configuration.addRoutesBuilder(new ScanRoute(catalogue));
    configuration.addRoutesBuilder(new ShowScanRoute(catalogue));
    configuration.addRoutesBuilder(new ScanRunnerRoute(scanner));
    configuration.addRoutesBuilder(
        new TidyCoversRoute(catalogue, COVERS_MAX_BYTES, Duration.ofMillis(100)));
  }

  @BeforeEach
  void scanned() {
    String scanId = ask("scan", new Scan()).path("scanId").asText();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              JsonNode status = ask("scanStatus", new ShowScan(null, null));
              return status.path("scanId").asText().equals(scanId)
                  && status.path("state").asText().equals("finished");
            });
  }

  @Test
  void given_a_scan_asked_for_when_the_runner_has_made_it_then_its_tracks_are_listed() {
    JsonNode page = ask("list", tracks("title"));

    assertThat(page.path("total").asInt()).isEqualTo(2);
    assertThat(page.path("items").findValuesAsText("title"))
        .containsExactly("Be My Husband", "Sinnerman");
  }

  @Test
  void given_a_page_asked_for_before_when_asked_again_then_only_the_generation_was_read() {
    JsonNode first = ask("list", tracks("added"));
    long before = GENERATIONS_READ.get();

    assertThat(ask("list", tracks("added"))).isEqualTo(first);
    assertThat(GENERATIONS_READ.get() - before).isLessThanOrEqualTo(1);
  }

  @Test
  void given_a_page_in_memory_when_the_library_changes_then_the_next_answer_is_new()
      throws IOException {
    assertThat(ask("search", new Search("strange fruit", null)).path("tracks")).isEmpty();

    Path added = tone("Nina Simone/Pastel Blues/03 - Strange Fruit.wav", 3);
    scanned();
    assertThat(ask("search", new Search("strange fruit", null)).path("tracks")).hasSize(1);

    Files.delete(added);
    scanned();
    assertThat(ask("search", new Search("strange fruit", null)).path("tracks")).isEmpty();
  }

  @Test
  void given_a_track_when_its_album_and_artist_are_asked_for_then_they_know_it() {
    JsonNode track = ask("list", tracks("title")).path("items").get(0);
    TrackId id = new TrackId(id(track, "id"));

    assertThat(ask("findTrack", new FindTrack(id))).isEqualTo(track);
    assertThat(ask("findTracks", new FindTracks(List.of(id))).path("items").get(0))
        .isEqualTo(track);
    JsonNode album = ask("findAlbum", new FindAlbum(new AlbumId(id(track, "albumId"))));
    assertThat(album.path("title").asText()).isEqualTo("Pastel Blues");
    assertThat(album.path("tracks").get(0)).isEqualTo(track);
    JsonNode artist = ask("findArtist", new FindArtist(new ArtistId(id(track, "artistId"))));
    assertThat(artist.path("name").asText()).isEqualTo("Nina Simone");
    assertThat(artist.at("/albums/0/title").asText()).isEqualTo("Pastel Blues");
  }

  @Test
  void
      given_a_library_when_its_albums_artists_and_genres_are_listed_then_each_page_says_how_many() {
    assertThat(
            ask("albums", new ListAlbums(null, null, null, null, null, null, null)).path("total"))
        .hasToString("1");
    assertThat(ask("artists", new ListArtists(null, null, null, null)).path("total"))
        .hasToString("1");
    assertThat(ask("genres", new ListGenres(null, null)).path("total")).hasToString("0");
  }

  @Test
  void given_a_track_without_a_picture_when_claimed_then_its_sound_is_found_and_its_cover_is_not() {
    TrackId id = new TrackId(id(ask("list", tracks("title")).path("items").get(1), "id"));

    JsonNode claim = ask("openStream", new OpenStream(id));

    assertThat(claim.path("path").asText())
        .isEqualTo("Nina Simone/Pastel Blues/02 - Sinnerman.wav");
    assertThat(refusal("openCover", new OpenCover(id, null, null))).isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  void given_an_id_that_nobody_has_when_asked_for_then_it_is_not_found() {
    TrackId nobody = TrackId.next();

    assertThat(refusal("findTrack", new FindTrack(nobody))).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(refusal("openStream", new OpenStream(nobody))).isEqualTo(ErrorKind.NOT_FOUND);
    assertThat(ask("findTracks", new FindTracks(List.of(nobody))).path("missing")).hasSize(1);
  }

  @Test
  void given_too_many_kept_pictures_when_the_timer_fires_then_the_oldest_are_deleted()
      throws IOException {
    Path kept = Files.createDirectories(folder.resolve("covers"));
    Path old = Files.write(kept.resolve("old.jpg"), new byte[COVERS_MAX_BYTES]);
    Files.setLastModifiedTime(old, FileTime.fromMillis(1_000));
    Path recent = Files.write(kept.resolve("recent.jpg"), new byte[COVERS_MAX_BYTES]);

    await().atMost(Duration.ofSeconds(10)).until(() -> Files.notExists(old));
    assertThat(recent).exists();
  }

  @Test
  void given_live_answers_when_compared_with_what_discovery_says_then_it_is_the_truth()
      throws IOException {
    Described described = Described.byDiscovery();
    JsonNode list = ask("list", tracks("title"));
    JsonNode track = list.path("items").get(0);
    TrackId id = new TrackId(id(track, "id"));

    described.holds("list", list);
    described.holds("search", ask("search", new Search("nina", null)));
    described.holds("findTrack", track);
    described.holds("findTracks", ask("findTracks", new FindTracks(List.of(id))));
    described.holds(
        "findAlbum", ask("findAlbum", new FindAlbum(new AlbumId(id(track, "albumId")))));
    described.holds(
        "findArtist", ask("findArtist", new FindArtist(new ArtistId(id(track, "artistId")))));
    described.holds("openStream", ask("openStream", new OpenStream(id)));
    described.holds("scanStatus", ask("scanStatus", new ShowScan(null, null)));
  }

  @Test
  void given_the_table_of_methods_when_compared_with_the_routes_then_every_entry_has_its_route() {
    assertThat(CatalogueMethods.table(true).methods())
        .extracting(Method::name)
        .allSatisfy(name -> assertThat(context().getRoute(name)).isNotNull());
  }

  private JsonNode ask(String useCase, Object params) {
    return answer(useCase, params)
        .fold(
            CatalogueRoutesTest::json,
            error -> {
              throw new AssertionError(error.message());
            });
  }

  private ErrorKind refusal(String useCase, Object params) {
    return answer(useCase, params)
        .fold(
            value -> {
              throw new AssertionError(value);
            },
            error -> error.kind());
  }

  private Outcome<?> answer(String useCase, Object params) {
    return (Outcome<?>)
        template()
            .sendBodyAndProperty(
                "direct:catalogue." + useCase,
                ExchangePattern.InOut,
                params,
                UseCase.CALLER,
                administrator);
  }

  // As it goes over the wire, whether it comes from memory or from the service.
  private static JsonNode json(Object value) {
    try {
      return Json.MAPPER.readTree(JsonBytes.of(value).toBytes());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static ListTracks tracks(String sort) {
    return new ListTracks(null, null, null, null, null, null, null, null, sort, null, null);
  }

  private static UUID id(JsonNode json, String name) {
    return UUID.fromString(json.path(name).asText());
  }

  private static Path tone(String path, int pitch) throws IOException {
    byte[] samples = new byte[2_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (100 * Math.sin(0.05 * pitch * i));
    }
    Path file = library.resolve(path);
    Files.createDirectories(file.getParent());
    AudioSystem.write(
        new AudioInputStream(
            new ByteArrayInputStream(samples),
            new AudioFormat(8_000, 8, 1, false, false),
            samples.length),
        AudioFileFormat.Type.WAVE,
        file.toFile());
    return file;
  }
}
