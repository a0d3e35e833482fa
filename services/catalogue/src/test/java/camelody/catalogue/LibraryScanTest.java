package camelody.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import camelody.kernel.Caller;
import camelody.kernel.Outcome;
import camelody.kernel.Role;
import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import camelody.storage.Database;
import camelody.storage.DatabaseSettings;
import camelody.testing.PostgresExtension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LibraryScanTest {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  private static final Caller ADMINISTRATOR =
      new Caller.User(UserId.next(), "admin", Role.ADMINISTRATOR, UUID.randomUUID());

  @TempDir Path folder;

  private Path library;
  private Database database;
  private CatalogueService catalogue;
  private LibraryScanner scanner;

  @BeforeEach
  void open() throws IOException {
    library = Files.createDirectory(folder.resolve("music"));
    database =
        Database.open("catalogue", POSTGRES::uri, DatabaseSettings.defaults(), Clock.systemUTC());
    database.prepare();
    database.useTransaction(
        handle ->
            handle.execute(
                "truncate track, album, artist, scan, unreadable_file, word, begun_file"));
    catalogue = CatalogueService.on(database, library, folder.resolve("covers"), Clock.systemUTC());
    scanner =
        catalogue.scanner(
            new ScanSettings(
                library, 2, Duration.ofMinutes(1), true, Duration.ZERO, Duration.ofDays(30)),
            Clock.systemUTC(),
            () -> {});
  }

  @AfterEach
  void close() {
    scanner.close();
    database.close();
  }

  @Test
  void given_untagged_files_when_scanned_then_folders_and_names_tell_what_they_are()
      throws IOException {
    music("Nina Simone/Pastel Blues/03 - Nobody Knows.wav", 1);
    music("loose_song.wav", 2);

    ScanStatus status = scan();

    assertThat(status.added()).isEqualTo(2);
    Track track = tracks("nobody").get(0);
    assertThat(track.title()).isEqualTo("Nobody Knows");
    assertThat(track.artist()).isEqualTo("Nina Simone");
    assertThat(track.album()).isEqualTo("Pastel Blues");
    assertThat(track.trackNumber()).isEqualTo(3);
    assertThat(track.contentType()).isEqualTo("audio/wav");
    assertThat(tracks("loose song")).hasSize(1);
    assertThat(
            value(catalogue.albums(new ListAlbums(null, null, null, null, null, null, null)))
                .total())
        .isEqualTo(2);
  }

  @Test
  void given_a_scanned_library_when_scanned_again_then_no_file_is_opened() throws IOException {
    music("a/b/1 one.wav", 1);
    scan();

    ScanStatus again = scan();

    assertThat(again.found()).isEqualTo(1);
    assertThat(again.read()).isZero();
  }

  @Test
  void given_a_renamed_file_when_scanned_then_it_keeps_its_id() throws IOException {
    music("a/b/1 one.wav", 1);
    scan();
    TrackId before = tracks("one").get(0).id();

    Files.createDirectories(library.resolve("c/d"));
    Files.move(library.resolve("a/b/1 one.wav"), library.resolve("c/d/1 two.wav"));
    ScanStatus status = scan();

    assertThat(status.moved()).isEqualTo(1);
    assertThat(status.removed()).isZero();
    assertThat(tracks("two")).singleElement().extracting(Track::id).isEqualTo(before);
  }

  @Test
  void given_a_vanished_file_when_it_comes_back_then_it_is_the_same_track() throws IOException {
    Path one = music("a/b/1 one.wav", 1);
    music("a/b/2 two.wav", 2);
    scan();
    TrackId before = tracks("one").get(0).id();

    Files.move(one, folder.resolve("away.wav"));
    ScanStatus gone = scan();
    assertThat(gone.removed()).isEqualTo(1);
    assertThat(tracks("one")).isEmpty();
    Files.move(folder.resolve("away.wav"), one);
    scan();

    assertThat(tracks("one")).singleElement().extracting(Track::id).isEqualTo(before);
  }

  @Test
  void given_an_empty_or_missing_folder_when_scanned_then_nothing_is_removed() throws IOException {
    Path one = music("a/b/1 one.wav", 1);
    scan();

    Files.delete(one);
    ScanStatus empty = scan();
    assertThat(empty.removed()).isZero();
    assertThat(empty.note()).contains("nothing was removed");
    assertThat(tracks("one")).hasSize(1);
  }

  @Test
  void given_files_that_are_no_music_when_scanned_then_they_are_told_and_stop_nothing()
      throws IOException {
    music("a/b/1 one.wav", 1);
    Files.writeString(library.resolve("broken.mp3"), "this is no music");
    Files.writeString(library.resolve("empty.flac"), "");
    Files.writeString(library.resolve("cut.m4a"), "\0\0\0 ftypM4A ");
    Files.writeString(library.resolve("notes.txt"), "not even asked");

    ScanStatus status = scan();

    assertThat(status.added()).isEqualTo(1);
    assertThat(status.unreadable().items())
        .extracting(UnreadableFile::path)
        .contains("broken.mp3", "empty.flac", "cut.m4a")
        .doesNotContain("notes.txt");
    assertThat(
            value(catalogue.scanStatus(Caller.anonymous(), new ShowScan(null, null)))
                .unreadable()
                .items())
        .isEmpty();
  }

  @Test
  void given_a_tagged_file_in_each_format_when_scanned_then_one_album_holds_them_with_a_cover()
      throws IOException {
    for (String name : MusicFixtures.TAGGED) {
      file("anywhere/" + name, MusicFixtures.file(name));
    }

    assertThat(scan().failed()).isZero();

    Album album = only(albums());
    assertThat(album.title()).isEqualTo("Bagatellen");
    assertThat(album.artist()).isEqualTo("Various Pianists");
    assertThat(album.trackCount()).isEqualTo(MusicFixtures.TAGGED.length);
    assertThat(album.year()).isEqualTo(1953);
    assertThat(album.genres()).containsExactly("Classical", "Piano");
    for (Track track : tracks("fur elise")) {
      Claim cover = value(catalogue.openCover(new OpenCover(track.id(), null, null)));
      assertThat(cover.contentType()).as(track.contentType()).isEqualTo("image/jpeg");
      assertThat(folder.resolve("covers").resolve(cover.path())).isNotEmptyFile();
    }
    assertThat(tracks("lili kraus"))
        .extracting(Track::contentType)
        .containsExactlyInAnyOrder(
            "audio/mpeg", "audio/ogg", "audio/flac", "audio/mp4", "audio/ogg", "audio/wav");
  }

  @Test
  void given_an_album_by_several_artists_when_no_file_names_its_artist_then_it_is_one_album()
      throws IOException {
    mp3("Mixed/1.mp3", Map.of("TALB", "Nuggets", "TPE1", "The Electric Prunes", "TIT2", "One"));
    scan();
    assertThat(only(albums()).artist()).isEqualTo("The Electric Prunes");

    Path other = mp3("Mixed/2.mp3", Map.of("TALB", "Nuggets", "TPE1", "The Seeds", "TIT2", "Two"));
    mp3("Elsewhere/3.mp3", Map.of("TALB", "Nuggets", "TPE1", "The Standells", "TIT2", "Three"));
    scan();

    assertThat(albums())
        .extracting(Album::artist, Album::trackCount)
        .containsExactlyInAnyOrder(tuple("Various Artists", 2), tuple("The Standells", 1));
    assertThat(artists())
        .extracting(Artist::name)
        .containsExactlyInAnyOrder(
            "The Electric Prunes", "The Seeds", "The Standells", "Various Artists");
    assertThat(tracks("various")).hasSize(2);

    Files.delete(other);
    scan();

    assertThat(albums())
        .extracting(Album::artist)
        .containsExactlyInAnyOrder("The Electric Prunes", "The Standells");
    assertThat(artists()).extracting(Artist::name).doesNotContain("Various Artists");
  }

  @Test
  void given_a_file_that_says_it_is_of_a_compilation_when_scanned_then_various_artists_have_it()
      throws IOException {
    mp3("a.mp3", Map.of("TALB", "Nuggets", "TPE1", "The Seeds", "TCMP", "1"));

    scan();

    assertThat(only(albums()).artist()).isEqualTo("Various Artists");
  }

  @Test
  void given_names_that_differ_in_case_and_composition_when_scanned_then_they_are_one_artist()
      throws IOException {
    mp3("a/1.mp3", Map.of("TPE1", "Bj\u00f6rk", "TALB", "Post"));
    mp3("b/2.mp3", Map.of("TPE1", "Bjo\u0308rk", "TALB", "POST"));
    mp3("c/3.mp3", Map.of("TPE1", "BJ\u00d6RK", "TALB", "post"));

    scan();

    assertThat(only(artists()).trackCount()).isEqualTo(3);
    assertThat(only(albums()).trackCount()).isEqualTo(3);
  }

  @Test
  void given_a_track_whose_file_was_spoilt_when_scanned_then_it_is_hidden_until_it_is_healed()
      throws IOException {
    Path one = music("a/b/1 one.wav", 1);
    music("a/b/2 two.wav", 2);
    scan();
    TrackId before = tracks("one").get(0).id();
    byte[] whole = Files.readAllBytes(one);

    Files.write(one, new byte[5_000]);
    ScanStatus spoilt = scan();

    assertThat(spoilt.unreadable().items())
        .extracting(UnreadableFile::path)
        .containsExactly("a/b/1 one.wav");
    assertThat(tracks("one")).isEmpty();
    assertThat(only(albums()).trackCount()).isEqualTo(1);
    assertThat(catalogue.findTrack(new FindTrack(before))).isInstanceOf(Outcome.Failure.class);

    Files.write(one, whole);
    ScanStatus healed = scan();

    assertThat(healed.unreadable().items()).isEmpty();
    assertThat(tracks("one")).singleElement().extracting(Track::id).isEqualTo(before);
  }

  @Test
  void given_a_file_that_every_scan_died_over_when_scanned_then_it_is_left_out_until_it_changes()
      throws IOException {
    music("a/b/1 one.wav", 1);
    Path two = music("a/b/2 two.wav", 2);
    database.useTransaction(
        handle ->
            handle.execute(
                "insert into begun_file values ('a/b/1 one.wav', 1), ('a/b/2 two.wav', 3)"));

    ScanStatus status = scan();

    assertThat(status.added()).isEqualTo(1);
    assertThat(only(status.unreadable().items()).reason())
        .isEqualTo("reading it has ended the process 3 times");
    assertThat(scan().read()).isZero();

    Files.write(two, Files.readAllBytes(music("a/b/3 three.wav", 3)));
    Files.setLastModifiedTime(two, FileTime.fromMillis(1_000));
    assertThat(scan().failed()).isZero();
    assertThat(tracks("two")).hasSize(1);
  }

  @Test
  void given_a_picture_put_beside_unchanged_files_when_scanned_then_it_is_their_cover()
      throws IOException {
    music("a/b/1 one.wav", 1);
    scan();
    OpenCover cover = new OpenCover(tracks("one").get(0).id(), null, null);
    assertThat(catalogue.openCover(cover)).isInstanceOf(Outcome.Failure.class);

    Path picture = file("a/b/Folder.JPG", MusicFixtures.file("cover.jpg"));
    assertThat(scan().read()).isZero();
    assertThat(value(catalogue.openCover(cover)).path()).isEqualTo("a/b/Folder.JPG");

    Files.delete(picture);
    scan();
    assertThat(catalogue.openCover(cover)).isInstanceOf(Outcome.Failure.class);
  }

  @Test
  void given_any_size_asked_for_when_a_cover_is_claimed_then_few_sizes_are_kept()
      throws IOException {
    music("a/b/1 one.wav", 1);
    BufferedImage large = new BufferedImage(4_000, 3_000, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(large, "png", library.resolve("a/b/cover.png").toFile());
    scan();
    TrackId track = tracks("one").get(0).id();

    for (int size = 64; size <= 1_024; size += 40) {
      Claim claim = value(catalogue.openCover(new OpenCover(track, null, size)));
      BufferedImage picture = ImageIO.read(folder.resolve("covers").resolve(claim.path()).toFile());
      assertThat(picture.getWidth()).isBetween(size, 2 * size);
    }

    try (Stream<Path> kept = Files.list(folder.resolve("covers"))) {
      assertThat(kept).hasSize(5);
    }
  }

  @Test
  void given_a_picture_that_is_none_when_a_smaller_one_is_claimed_then_it_is_answered_as_it_is()
      throws IOException {
    music("a/b/1 one.wav", 1);
    byte[] broken = Arrays.copyOf(MusicFixtures.file("cover.jpg"), 200);
    file("a/b/cover.jpg", broken);
    scan();

    Claim claim = value(catalogue.openCover(new OpenCover(tracks("one").get(0).id(), null, 128)));

    assertThat(claim.path()).isEqualTo("a/b/cover.jpg");
  }

  @Test
  void given_what_systems_and_programs_leave_behind_when_scanned_then_it_is_passed_over()
      throws IOException {
    music("a/b/1 one.wav", 1);
    Path outside = Files.write(folder.resolve("outside.mp3"), MusicFixtures.file("tagged.mp3"));
    Files.createSymbolicLink(library.resolve("link.mp3"), outside);
    Files.createSymbolicLink(library.resolve("round"), library);
    Files.createDirectory(library.resolve("folder.mp3"));
    for (String name :
        List.of("a/b/._1 one.wav", "a/.DS_Store", "a/b/album.nfo", "a/b/x.cue", ".trash/2.mp3")) {
      file(name, MusicFixtures.file("tagged.mp3"));
    }

    ScanStatus status = scan();

    assertThat(status.found()).isEqualTo(1);
    assertThat(status.failed()).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void given_a_name_that_is_not_utf8_when_scanned_then_it_is_told_and_stops_nothing()
      throws Exception {
    music("a/b/1 one.wav", 1);
    new ProcessBuilder("sh", "-c", "cp 'a/b/1 one.wav' \"$(printf 'a/b/2 caf\\351.wav')\"")
        .directory(library.toFile())
        .start()
        .waitFor();

    ScanStatus status = scan();

    assertThat(status.added()).isEqualTo(1);
    assertThat(only(status.unreadable().items()).reason()).contains("not UTF-8");
  }

  @Test
  void given_folders_within_folders_without_end_when_scanned_then_their_music_is_found()
      throws IOException {
    music("d/".repeat(400) + "1 deep.wav", 1);

    assertThat(scan().added()).isEqualTo(1);
    assertThat(tracks("deep")).hasSize(1);
  }

  @Test
  void given_a_track_when_opened_then_the_claim_says_where_its_bytes_are() throws IOException {
    Path file = music("a/b/1 one.wav", 1);
    scan();

    Claim claim = value(catalogue.openStream(new OpenStream(tracks("one").get(0).id())));

    assertThat(claim.path()).isEqualTo("a/b/1 one.wav");
    assertThat(claim.sizeBytes()).isEqualTo(Files.size(file));
    Files.delete(file);
    assertThat(catalogue.openStream(new OpenStream(tracks("one").get(0).id())))
        .isInstanceOf(Outcome.Failure.class);
  }

  @Test
  void given_titles_when_searched_then_accents_beginnings_and_typos_are_forgiven()
      throws IOException {
    music("Björk/Début/01 - Vénus.wav", 1);
    music("Other/Thing/01 - Something Else.wav", 2);
    scan();

    for (String query : List.of("venus", "ven", "VÉNUS", "bjork", "vennus")) {
      assertThat(value(catalogue.search(new Search(query, 5))).tracks())
          .as(query)
          .extracting(Track::title)
          .containsExactly("Vénus");
    }
    assertThat(value(catalogue.search(new Search("%", 5))).tracks()).isEmpty();
  }

  @Test
  void given_a_filter_or_an_order_when_listed_then_it_holds() throws IOException {
    for (int i = 1; i <= 5; i++) {
      music("A/B/0" + i + " - Song " + i + ".wav", i);
    }
    scan();

    assertThat(value(catalogue.list(list("genre", null))).total()).isEqualTo(5);
    assertThat(value(catalogue.list(list("genre", "Jazz"))).total()).isZero();
    assertThat(value(catalogue.list(list("sort", "random"))).items())
        .isEqualTo(value(catalogue.list(list("sort", "random"))).items());
    for (String sort : ListTracks.SORTS) {
      assertThat(value(catalogue.list(list("sort", sort))).items()).as(sort).hasSize(5);
    }
  }

  private List<Album> albums() {
    return value(catalogue.albums(new ListAlbums(null, null, null, null, null, null, null)))
        .items();
  }

  private List<Artist> artists() {
    return value(catalogue.artists(new ListArtists(null, null, null, null))).items();
  }

  private static <T> T only(List<T> items) {
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private static ListTracks list(String name, String text) {
    return new ListTracks(
        null,
        null,
        name.equals("genre") ? text : null,
        null,
        null,
        null,
        null,
        null,
        name.equals("sort") ? text : null,
        null,
        null);
  }

  private ScanStatus scan() {
    value(catalogue.scan(ADMINISTRATOR, new Scan()));
    scanner.runPending();
    ScanStatus status = value(catalogue.scanStatus(ADMINISTRATOR, new ShowScan(null, null)));
    assertThat(status.state()).isEqualTo("finished");
    return status;
  }

  private List<Track> tracks(String words) {
    return value(catalogue.search(new Search(words, 20))).tracks();
  }

  private static <T> T value(Outcome<T> outcome) {
    return outcome.fold(
        found -> found,
        error -> {
          throw new AssertionError(error.message());
        });
  }

  private Path mp3(String path, Map<String, String> frames) throws IOException {
    return file(path, MusicFixtures.mp3(MusicFixtures.id3v2(4, 3, frames)));
  }

  private Path file(String path, byte[] content) throws IOException {
    Path file = library.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  /** Writes a quarter of a second of sound, different for each seed. */
  private Path music(String path, int seed) throws IOException {
    int samples = 2_000;
    ByteBuffer wav = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples * 2);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples * 2);
    for (int i = 0; i < samples; i++) {
      wav.putShort((short) (Math.sin(i * seed * 0.01) * 9_000));
    }
    return file(path, wav.array());
  }
}
