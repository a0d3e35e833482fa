package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Listens as a person does: in a real browser, on the gateway's own page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlayerPageIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private RunningSystem system;
  private Chromium chromium;
  private Page page;

  @BeforeAll
  void open() {
    chromium = Chromium.start();
    system = RunningSystem.on(BrokerKind.EMBEDDED);
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void visit() {
    page = chromium.page(new Browser.NewPageOptions().setColorScheme(ColorScheme.LIGHT));
    page.navigate(system.url());
    page.locator("#tracks li").first().waitFor();
  }

  @AfterEach
  void leave() {
    page.close();
    chromium.assertQuiet(system.url());
  }

  @Test
  void given_the_page_when_a_track_is_clicked_then_it_sounds_and_shows_its_cover() {
    Locator first = page.locator("#tracks button").first();
    first.click();

    await().atMost(SOON).until(() -> number("document.getElementById('player').currentTime") > 0.5);
    await().atMost(SOON).until(() -> number("document.getElementById('cover').naturalWidth") > 0);
    assertThat(page.locator("#title").textContent()).contains(first.locator("span").textContent());
  }

  @Test
  void given_a_playing_track_when_one_seeks_then_it_goes_on_from_there() {
    page.locator("#tracks button").first().click();
    await().atMost(SOON).until(() -> number("document.getElementById('player').duration") > 10);

    page.evaluate("document.getElementById('player').currentTime = 10");

    await()
        .atMost(SOON)
        .until(() -> number("document.getElementById('player').currentTime") > 10.5);
  }

  @Test
  void given_a_misspelt_title_when_searched_by_keyboard_then_it_is_found_and_played() {
    page.locator("#words").focus();
    page.keyboard().type("morgenstimung");
    page.keyboard().press("Enter");
    page.locator("#tracks span", new Page.LocatorOptions().setHasText("Morgenstimmung")).waitFor();

    page.locator("#tracks button").first().focus();
    page.keyboard().press("Enter");

    await().atMost(SOON).until(() -> number("document.getElementById('player').currentTime") > 0.2);
  }

  @Test
  void given_a_narrow_screen_when_looked_at_then_nothing_hangs_over() {
    page.setViewportSize(360, 700);

    assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
  }

  @Test
  void given_the_interfaces_page_when_read_then_each_contract_is_there_and_can_be_filtered() {
    page.navigate(system.url() + "/docs");
    for (String section : List.of("#rest", "#rpc", "#events")) {
      page.locator(section + " details").first().waitFor();
    }
    page.locator("#filter").fill("playlists.create");

    Locator entry = page.locator("#rpc details:visible");
    await().atMost(SOON).until(() -> entry.count() == 1);
    entry.locator("summary").press("Enter");
    assertThat(entry.textContent()).contains("name", "trackIds");
  }

  private double number(String expression) {
    return page.evaluate(expression) instanceof Number number ? number.doubleValue() : -1;
  }
}
