package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Moves, breaks and removes files under a catalogue, and scans again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final MusicFolder music = MusicFolder.make();
  private RunningSystem system;
  private Http administrator;

  @BeforeAll
  void start() throws Exception {
    music.add("Nina Simone/Wild Is the Wind/01 - I Love Your Lovin' Ways.wav");
    system =
        RunningSystem.startNew(
            BrokerKind.EMBEDDED,
            List.of("--only", "catalogue,users,gateway", "--music", music.root().toString()));
    administrator = system.http().login("admin", system.administratorPassword());
    await().atMost(SOON).until(() -> scanState().equals("finished"));
  }

  @AfterAll
  void stop() {
    system.stop();
  }

  @Test
  void given_an_untagged_file_when_scanned_then_folders_and_name_tell_what_it_is()
      throws Exception {
    music.add("Sigur Rós/Ágætis byrjun/02_Svefn-g-englar.wav");

    scan();

    JsonNode track = only("svefn");
    assertThat(track.path("artist").asText()).isEqualTo("Sigur Rós");
    assertThat(track.path("album").asText()).isEqualTo("Ágætis byrjun");
    assertThat(track.path("trackNumber").asInt()).isEqualTo(2);
    assertThat(track.path("durationSeconds").asDouble()).isBetween(0.9, 1.1);
    assertThat(track.path("contentType").asText()).isEqualTo("audio/wav");
  }

  @Test
  void given_a_moved_file_when_scanned_then_it_keeps_its_id() throws Exception {
    music.add("Moondog/Elpmas/01 - Wanderlust.wav");
    scan();
    String before = only("wanderlust").path("id").asText();

    music.move("Moondog/Elpmas/01 - Wanderlust.wav", "Moondog/Moved/07 - Wanderlust.wav");
    JsonNode status = scan();

    assertThat(status.path("moved").asInt()).isEqualTo(1);
    assertThat(status.path("added").asInt()).isZero();
    JsonNode after = only("wanderlust");
    assertThat(after.path("id").asText()).isEqualTo(before);
    assertThat(after.path("album").asText()).isEqualTo("Moved");
  }

  @Test
  void given_a_vanished_file_when_it_comes_back_then_so_does_its_id() throws Exception {
    Path file = music.add("Hildegard/Ordo/01 - Procession.wav");
    Path away = Files.createTempDirectory("camelody-away").resolve("kept.wav");
    scan();
    String id = only("procession").path("id").asText();

    Files.move(file, away);
    assertThat(system.http().bytes("GET", "/api/tracks/" + id + "/stream", null).statusCode())
        .as("before any scan")
        .isEqualTo(404);
    assertThat(scan().path("removed").asInt()).isEqualTo(1);

    assertThat(tracks("procession")).isEmpty();
    assertThat(system.http().get("/api/tracks/" + id).status()).isEqualTo(404);

    Files.move(away, file);
    scan();

    assertThat(only("procession").path("id").asText()).isEqualTo(id);
    assertThat(system.http().bytes("GET", "/api/tracks/" + id + "/stream", null).statusCode())
        .isEqualTo(200);
  }

  @Test
  void given_files_that_are_no_music_when_scanned_then_each_is_named_and_stops_nothing()
      throws Exception {
    music.addBroken("Broken/empty.mp3", new byte[0]);
    for (String kind : List.of("mp3", "ogg", "opus", "flac", "m4a", "wav")) {
      music.addBroken("Broken/text." + kind, "not music".getBytes(StandardCharsets.UTF_8));
    }
    music.addBroken("Broken/flac.flac", "fLaC\u0000".getBytes(StandardCharsets.UTF_8));
    music.add("Broken/Beside/01 - Whole.wav");

    JsonNode status = scan();

    assertThat(status.path("state").asText()).isEqualTo("finished");
    assertThat(only("whole").path("artist").asText()).isEqualTo("Broken");
    assertThat(status.at("/unreadable/items").findValuesAsText("path"))
        .contains(
            "Broken/empty.mp3",
            "Broken/text.ogg",
            "Broken/text.opus",
            "Broken/text.flac",
            "Broken/text.m4a",
            "Broken/text.wav",
            "Broken/flac.flac");
    assertThat(status.at("/unreadable/items").findValuesAsText("reason"))
        .noneMatch(String::isBlank);
    assertThat(scan().path("read").asInt()).as("read again though unchanged").isZero();
  }

  @Test
  void given_a_path_as_long_as_the_file_system_allows_when_scanned_then_the_scan_ends()
      throws Exception {
    StringBuilder folder = new StringBuilder();
    java.util.Random random = new java.util.Random(1);
    for (int depth = 0; depth < 14; depth++) {
      random.ints(240, 'a', 'z' + 1).forEach(folder::appendCodePoint);
      folder.append('/');
    }
    music.add(folder + "01 - Deep.wav");
    music.add("Beside The/Deep/01 - Shallow.wav");

    JsonNode status = scan();

    assertThat(status.path("state").asText()).isEqualTo("finished");
    assertThat(tracks("shallow")).hasSize(1);
  }

  @Test
  void given_a_link_out_of_the_library_when_scanned_then_it_is_not_followed() throws Exception {
    MusicFolder outside = MusicFolder.make();
    Path secret = outside.add("Secret/Secret/01 - Unheard.wav");
    Files.createSymbolicLink(music.root().resolve("link"), outside.root());
    Files.createSymbolicLink(music.root().resolve("unheard.wav"), secret);

    scan();

    assertThat(tracks("unheard")).isEmpty();
  }

  @Test
  void given_an_emptied_library_when_scanned_then_nothing_is_removed() throws Exception {
    int before = system.http().get("/api/tracks").json().path("total").asInt();
    Path away = music.root().resolveSibling(music.root().getFileName() + "-away");
    Files.move(music.root(), away);
    Files.createDirectory(music.root());

    JsonNode status = scan();

    Files.delete(music.root());
    Files.move(away, music.root());
    assertThat(status.path("removed").asInt()).isZero();
    assertThat(status.path("note").asText()).contains("nothing was removed");
    assertThat(system.http().get("/api/tracks").json().path("total").asInt()).isEqualTo(before);
  }

  @Test
  void given_a_seed_when_paging_at_random_then_each_track_comes_once() throws Exception {
    for (int number = 1; number <= 12; number++) {
      music.add("Steve Reich/Drumming/%02d - Part.wav".formatted(number));
    }
    scan();

    List<String> seen = new ArrayList<>();
    for (int offset = 0; offset < 12; offset += 5) {
      seen.addAll(
          system
              .http()
              .get("/api/tracks?artist=Steve%20Reich&sort=random&seed=7&limit=5&offset=" + offset)
              .json()
              .path("items")
              .findValuesAsText("id"));
    }

    Set<String> different = new HashSet<>(seen);
    assertThat(different).hasSize(12).hasSameSizeAs(seen);
  }

  @Test
  void given_no_administrator_when_asking_for_unreadable_files_then_no_path_is_told()
      throws Exception {
    music.addBroken("Private/never.mp3", new byte[0]);
    scan();

    String told =
        system
            .http()
            .rpc("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"catalogue.scanStatus\"}")
            .body();

    assertThat(told).contains("\"state\":\"finished\"").doesNotContain("Private");
  }

  /** Scans, waits for the end, and answers what the scan says of itself. */
  private JsonNode scan() {
    Http.Answer asked = administrator.post("/api/catalogue/scans", "");
    assertThat(asked.status()).as(asked.body()).isEqualTo(202);
    String id = asked.json().path("scanId").asText();
    await()
        .atMost(SOON)
        .until(
            () -> {
              JsonNode status = status();
              return status.path("scanId").asText().equals(id)
                  && Set.of("finished", "failed").contains(status.path("state").asText());
            });
    return status();
  }

  private String scanState() {
    return status().path("state").asText();
  }

  private JsonNode status() {
    return administrator.get("/api/catalogue/scans/current?limit=100").json();
  }

  private JsonNode only(String words) {
    JsonNode tracks = tracks(words);
    assertThat(tracks).as(words).hasSize(1);
    return tracks.get(0);
  }

  // The result of a search may be a second old: so long a page of the old generation may be kept.
  private JsonNode tracks(String words) {
    return administrator.get("/api/search?q=" + words).json().path("tracks");
  }
}
