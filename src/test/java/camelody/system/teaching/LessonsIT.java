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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Does the lessons as a learner does; what they say they saw, others must have seen too. */
@OnBothBrokers
class LessonsIT {
  private static final Duration SOON = Duration.ofSeconds(90);

  private static Chromium chromium;

  private final RunningSystem system;
  private final Http administrator;
  private Page page;

  LessonsIT(BrokerKind broker) {
    system = RunningSystem.on(broker);
    administrator = system.http().login("admin", system.administratorPassword());
  }

  @BeforeAll
  static void open() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void visit() {
    page = chromium.page();
  }

  @AfterEach
  void leave() {
    page.close();
    await()
        .atMost(SOON)
        .until(() -> administrator.get("/teach/api/faults").json().path("on").isEmpty());
    await().atMost(SOON).until(() -> system.http().get("/api/genres").status() == 200);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1 request and 1 reply",
    "2, 2, the wire tap held it up",
    "3, 0, 'activity.log, history.listening'",
    "4, 1, 'catalogue-2: '",
    "5, 2, 3 tries",
    "6, 0, after 3 tries it lies in statistics.listening.dead-letter",
    "7, 2, all 5 were handled",
    "8, 1, the answer 504",
    "9, 1, '2 deliveries to the statistics, 1 play'",
    "10, 2, confirmed by the broker before the answer 202"
  })
  void given_a_lesson_when_rightly_foreseen_and_done_then_the_events_show_it(
      int number, int right, String seen) {
    begin(number);
    page.locator("input[type=radio]").nth(right).check();
    page.locator("#act").click();

    assertThat(page.locator("#result .right")).isVisible();
    assertThat(page.locator("#result")).containsText(seen);
  }

  @Test
  void given_a_wrong_prediction_when_a_play_is_reported_twice_then_the_lesson_says_what_happened() {
    begin(9);
    page.locator("input[type=radio]").first().check();
    page.locator("#act").click();

    assertThat(page.locator("#result .wrong")).isVisible();
    assertThat(page.locator("#result")).containsText("2 deliveries to the statistics, 1 play");
  }

  @ParameterizedTest
  @CsvSource({"2, 2, confirmed", "5, 2, retried", "6, 0, dead-lettered"})
  void given_events_without_what_is_taught_when_the_lesson_is_done_then_it_does_not_say_it_was_seen(
      int number, int right, String missing) {
    page.route("**/teach/api/traces/*", route -> fulfilWithout(route, event -> is(event, missing)));
    begin(number);
    page.locator("input[type=radio]").nth(right).check();
    page.locator("#act").click();

    assertThat(page.locator("#result .wrong")).containsText("The events do not show it");
    assertThat(page.locator("#result .right")).hasCount(0);
  }

  private void begin(int number) {
    page.navigate(system.url() + "/teach/lessons/" + number);
    page.locator("h1").waitFor();
    if (page.locator("#password").isVisible()) {
      page.locator("#password").fill(system.administratorPassword());
      page.locator("#password").press("Enter");
      page.locator("#act").waitFor();
    }
  }

  private static boolean is(JsonNode event, String type) {
    return event.path("type").asText().equals(type);
  }

  private static void fulfilWithout(Route route, Predicate<JsonNode> unwanted) {
    JsonNode journey = Json.read(route.fetch().text());
    ArrayNode kept = ((ObjectNode) journey).arrayNode();
    journey
        .path("events")
        .forEach(
            event -> {
              if (!unwanted.test(event)) {
                kept.add(event);
              }
            });
    if (journey.has("events")) {
      ((ObjectNode) journey).set("events", kept);
    }
    route.fulfill(
        new Route.FulfillOptions().setContentType("application/json").setBody(journey.toString()));
  }
}
