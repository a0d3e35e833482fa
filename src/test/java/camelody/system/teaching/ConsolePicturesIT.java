package camelody.system.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.BrokerKind;
import camelody.system.Chromium;
import camelody.system.Http;
import camelody.system.Json;
import camelody.system.RunningSystem;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Takes the pictures that README.md shows, of a system that runs. They are kept with {@code mvn
 * verify -Dit.test=ConsolePicturesIT -Dcamelody.pictures=docs/pictures}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsolePicturesIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final long BLANK_BYTES_MAX = 15_000;
  private static final Path FOLDER =
      RunningSystem.home()
          .resolve(System.getProperty("camelody.pictures", "src/test/target/pictures"));

  private RunningSystem system;
  private Http listener;
  private String track;
  private Chromium chromium;
  private Page page;

  @BeforeAll
  void open() throws IOException {
    chromium = Chromium.start();
    system = RunningSystem.on(BrokerKind.EMBEDDED);
    await()
        .atMost(SOON)
        .until(() -> system.http().get("/api/tracks").json().path("total").asInt() > 0);
    listener = system.http().asNewListener();
    track = system.http().get("/api/tracks?limit=1").json().at("/items/0/id").asText();
    Files.createDirectories(FOLDER);
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void visit() {
    page =
        chromium.page(
            new Browser.NewPageOptions()
                .setViewportSize(1280, 860)
                .setColorScheme(ColorScheme.LIGHT));
  }

  @AfterEach
  void leave() {
    page.close();
  }

  @Test
  void given_messages_on_their_way_when_looked_at_then_the_map_shows_them() throws IOException {
    page.navigate(system.url() + "/teach");
    page.locator(".live.there").waitFor();
    page.locator(".map [data-id='worker:catalogue-1']").waitFor();
    page.locator("#pause").click();
    for (int i = 0; i < 3; i++) {
      traced().with("Range", "bytes=0-99").get("/api/tracks/" + track + "/stream");
      play();
    }
    page.locator("#ticker li").nth(8).waitFor();
    for (int step = 0; step < 2; step++) {
      page.locator("#step").click();
      page.locator(".dots *").first().waitFor();
    }
    take("map");
  }

  @Test
  void given_a_play_when_looked_at_then_its_journey_is_there() throws IOException {
    String trace = UUID.randomUUID().toString().replace("-", "");
    listener
        .with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
        .post("/api/plays", Json.write(Map.of("trackId", track)));
    await()
        .atMost(SOON)
        .until(
            () ->
                system
                    .http()
                    .get("/teach/api/traces/" + trace)
                    .json()
                    .path("events")
                    .findValuesAsText("route")
                    .contains("statistics.countPlays"));
    page.navigate(system.url() + "/teach/trace/" + trace);
    page.locator(".facts .outcome").waitFor();
    take("journey");
  }

  @Test
  void given_the_patterns_when_looked_at_then_each_has_its_line() throws IOException {
    play();
    page.navigate(system.url() + "/teach/patterns");
    page.locator("#wire-tap pre").first().waitFor();
    take("patterns");
  }

  @Test
  void given_the_faults_when_looked_at_then_each_says_what_should_happen() throws IOException {
    page.navigate(system.url() + "/teach/faults");
    logIn();
    page.locator("#slow-service .expected").waitFor();
    take("faults");
  }

  @Test
  void given_the_queues_when_looked_at_then_they_are_there() throws IOException {
    page.navigate(system.url() + "/teach/queues");
    logIn();
    page.locator("[data-queue='history.listening']").waitFor();
    take("queues");
  }

  @Test
  void given_the_lessons_when_looked_at_then_ten_are_there() throws IOException {
    page.navigate(system.url() + "/teach/lessons");
    page.locator(".lessons li").nth(9).waitFor();
    take("lessons");
  }

  @Test
  void given_a_lesson_when_done_then_what_was_seen_is_there() throws IOException {
    page.navigate(system.url() + "/teach/lessons/2");
    page.locator("input[type=radio]").nth(2).check();
    page.locator("#act").click();
    page.locator("#result .right").waitFor();
    take("lesson");
  }

  private void logIn() {
    page.locator("#password").fill(system.administratorPassword());
    page.locator("#password").press("Enter");
  }

  private void play() {
    traced().post("/api/plays", Json.write(Map.of("trackId", track)));
  }

  private Http traced() {
    String trace = UUID.randomUUID().toString().replace("-", "");
    return listener.with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
  }

  private void take(String name) throws IOException {
    Path picture = FOLDER.resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(picture));
    assertThat(Files.size(picture)).isGreaterThan(BLANK_BYTES_MAX);
  }
}
