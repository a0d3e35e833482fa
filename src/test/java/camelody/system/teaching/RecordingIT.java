package camelody.system.teaching;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.BrokerKind;
import camelody.system.Chromium;
import camelody.system.Http;
import camelody.system.Json;
import camelody.system.OnBothBrokers;
import camelody.system.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saves a stretch of time, and watches it without a system. */
@OnBothBrokers
class RecordingIT {
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir private static Path folder;
  private final RunningSystem system;
  private Chromium chromium;

  RecordingIT(BrokerKind broker) {
    system = RunningSystem.on(broker);
  }

  @BeforeEach
  void open() {
    chromium = Chromium.start();
  }

  @AfterEach
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void given_a_recording_when_it_is_opened_without_a_network_then_it_shows_what_happened()
      throws IOException {
    String password = "secret-" + UUID.randomUUID();
    Http listener = system.http().asNewListener();
    String before = newTrace();
    traced(before).get("/api/genres");
    recorded(before);
    Page console = chromium.page();
    console.navigate(system.url() + "/teach/recordings");
    console.locator("#start").click();
    assertThat(console.locator("#recording")).containsText("Recording since");

    String streamed = newTrace();
    String refused = newTrace();
    listener
        .with("traceparent", traceparent(streamed))
        .with("Range", "bytes=0-99")
        .get(streamOfATrack());
    traced(refused)
        .post("/api/sessions", Json.write(Map.of("username", "nobody", "password", password)));
    List<String> expected = List.of(streamed, refused);
    expected.forEach(this::recorded);
    Path file = save(console);
    console.close();
    chromium.assertQuiet(system.url());

    String text = Files.readString(file);
    assertThat(text).contains(expected).doesNotContain(before).doesNotContain(password);
    watch(file, streamed);
  }

  private void watch(Path file, String trace) {
    JsonNode journey = system.http().get("/teach/api/traces/" + trace).json();
    try (Chromium elsewhere = Chromium.start()) {
      Page page = elsewhere.page();
      page.context().setOffline(true);
      page.navigate(file.toUri().toString());
      assertThat(page.locator(".playback")).containsText("events");
      assertThat(page.locator(".map [data-id='worker:catalogue-1']")).hasCount(1);
      assertThat(page.locator("#ticker a[href$='" + trace + "']").first()).isVisible();
      assertThat(page.locator("#send")).isHidden();

      page.locator("nav a", new Page.LocatorOptions().setHasText("Journeys")).click();
      page.locator("td a[href$='" + trace + "']").click();

      assertThat(page.locator(".steps > li.hop[data-type=delivered]"))
          .hasCount((int) count(journey, "delivered"));
      assertThat(page.locator(".steps > li.step")).hasCount((int) count(journey, "step-entered"));
      page.locator("nav a", new Page.LocatorOptions().setHasText("Patterns")).click();
      assertThat(page.locator("#wire-tap pre").first()).containsText("wireTap");
      elsewhere.assertQuiet("file:");
    }
  }

  @Test
  void given_a_recording_when_its_time_is_moved_back_then_it_plays_again() throws IOException {
    String trace = newTrace();
    traced(trace).get("/api/genres");
    recorded(trace);
    Page console = chromium.page();
    console.navigate(system.url() + "/teach/recordings");
    Path file = folder.resolve("all.html");
    Download download = console.waitForDownload(() -> console.locator("#all").click());
    download.saveAs(file);
    console.close();

    try (Chromium elsewhere = Chromium.start()) {
      playAgain(elsewhere.page(), file);
    }
  }

  private static void playAgain(Page page, Path file) {
    page.navigate(file.toUri().toString());
    Locator place = page.locator("#place");
    place.evaluate(
        "place => { place.value = place.max; place.dispatchEvent(new Event('input')); }");
    assertThat(page.locator("#play")).hasText("Play");
    page.locator("#play").click();

    assertThat(page.locator("#play")).hasText("Pause");
    assertThat(page.locator("#ticker li").first()).isVisible();
  }

  private static long count(JsonNode journey, String type) {
    return journey.path("events").findValuesAsText("type").stream().filter(type::equals).count();
  }

  private Path save(Page console) {
    Path file = folder.resolve("recording.html");
    Download download = console.waitForDownload(() -> console.locator("#stop").click());
    assertThat(download.suggestedFilename()).matches("camelody-.*\\.html");
    download.saveAs(file);
    return file;
  }

  private void recorded(String trace) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        system
                            .http()
                            .get("/teach/api/traces/" + trace)
                            .json()
                            .path("complete")
                            .asBoolean())
                    .isTrue());
  }

  private String streamOfATrack() {
    JsonNode tracks = system.http().get("/api/tracks?limit=1").json().path("items");
    return "/api/tracks/" + tracks.get(0).path("id").asText() + "/stream";
  }

  private Http traced(String trace) {
    return system.http().with("traceparent", traceparent(trace));
  }

  private static String traceparent(String trace) {
    return "00-" + trace + "-00f067aa0ba902b7-01";
  }

  private static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
