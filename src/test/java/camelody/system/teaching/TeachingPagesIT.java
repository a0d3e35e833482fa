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
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Opens the pages of the teaching console, and does what a learner does there. */
@OnBothBrokers
class TeachingPagesIT {
  private static Chromium chromium;

  private final RunningSystem system;
  private Page page;

  TeachingPagesIT(BrokerKind broker) {
    system = RunningSystem.on(broker);
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
    chromium.assertQuiet(system.url());
  }

  @Test
  void given_a_request_when_its_journey_is_opened_then_every_hop_is_there_in_order() {
    String trace = newTrace();
    Http.Answer answer = traced(trace).with("Range", "bytes=0-99").get(streamOfATrack());

    journey(trace);
    Locator steps = page.locator(".steps > li");
    assertThat(page.locator(".steps .dead-lettered, .steps .retried")).hasCount(0);
    assertThat(steps.first()).containsText("GET /api/tracks/{trackId}/stream");
    assertThat(page.locator("h1 + .facts")).containsText(String.valueOf(answer.status()));
    assertThat(answer.header("Camelody-Trace")).isEqualTo("/teach/trace/" + trace);
    assertThat(page.locator(".steps > li.hop:not(.tapped)")).hasCount(4);
    assertThat(page.locator(".steps > li.tapped[data-type=delivered]")).hasCount(2);
    // The audio's place is asked of the catalogue; what was tapped goes on by itself, to two
    // subscribers.
    assertThat(hops("not(contains(@class,'tapped'))"))
        .containsExactly(
            "published gateway-1",
            "delivered catalogue-1",
            "replied catalogue-1",
            "reply-received gateway-1");
    assertThat(hops("contains(@class,'tapped')"))
        .startsWith("published gateway-1")
        .contains("delivered history-1", "delivered activity-1");
    assertThat(page.locator(".sequence .hop[data-type=delivered]")).hasCount(3);
  }

  @Test
  void given_markup_in_a_message_when_its_journey_is_opened_then_it_is_text() {
    String trace = newTrace();
    String markup = "<img src=x onerror=\"document.body.textContent='broken'\">";
    traced(trace).get("/api/search?q=" + URLEncoder.encode(markup, StandardCharsets.UTF_8));

    journey(trace);
    page.locator(".steps summary").evaluateAll("all => all.forEach(each => each.click())");

    assertThat(page.locator(".steps pre").filter(withText("<img src=x")).first()).isVisible();
    assertThat(page.locator("main img")).hasCount(0);
  }

  @Test
  void given_the_map_when_a_request_is_sent_then_its_message_moves_and_is_counted() {
    Http administrator = system.http().login("admin", system.administratorPassword());
    page.navigate(system.url() + "/teach");
    for (JsonNode worker : administrator.get("/api/operations/workers").json()) {
      String kind = worker.path("service").asText().equals("gateway") ? "gateway:" : "worker:";
      String node = "[data-id='" + kind + worker.path("instance").asText() + "']";
      assertThat(page.locator(".map " + node)).hasCount(1);
      assertThat(page.locator("#nodes " + node)).hasCount(1);
    }
    for (JsonNode queue : administrator.get("/api/operations/queues").json()) {
      String node = "[data-id='queue:" + queue.path("name").asText() + "']";
      assertThat(page.locator(".map " + node)).hasCount(1);
    }
    assertThat(page.locator(".live.there")).hasCount(1);

    // Standing still, so that the machine's speed does not decide what is seen.
    page.locator("#pause").click();
    String trace = newTrace();
    traced(trace).get("/api/tracks?limit=1");
    assertThat(page.locator("#ticker a[href$='" + trace + "']").first()).isVisible();
    page.locator("#step").click();
    page.locator(".dots [data-trace='" + trace + "']")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));

    assertThat(page.locator("#nodes [data-id='worker:catalogue-1'] td").last()).hasText("1");
  }

  @Test
  void given_messages_that_go_no_further_when_the_map_is_looked_at_then_each_end_has_its_sign() {
    Http administrator = system.http().login("admin", system.administratorPassword());
    Map<String, String> ends =
        Map.of("unroutable-message", "unroutable", "expired-message", "expired");
    page.navigate(system.url() + "/teach");
    assertThat(page.locator(".live.there")).hasCount(1);
    page.locator("#pause").click();

    ends.forEach(
        (kind, sign) -> {
          String trace =
              administrator
                  .post(
                      "/teach/api/faults",
                      Json.write(
                          Map.of("kind", kind, "target", "catalogue", "parameters", Map.of())))
                  .json()
                  .path("trace")
                  .asText();
          Locator drawn = page.locator(".dots .mark." + sign + "[data-trace='" + trace + "']");
          await()
              .atMost(Duration.ofSeconds(90))
              .until(
                  () -> {
                    page.locator("#step").click();
                    return drawn.count() > 0;
                  });
          assertThat(page.locator(".legend .mark." + sign)).hasCount(1);
        });
  }

  @Test
  void given_two_listeners_when_one_is_chosen_then_the_map_shows_their_messages_alone() {
    Http chosen = system.http().asNewListener();
    Http other = system.http().asNewListener();
    page.navigate(system.url() + "/teach");
    assertThat(page.locator(".live.there")).hasCount(1);
    assertThat(ticker(ask(chosen)).first()).isVisible();
    assertThat(ticker(ask(other)).first()).isVisible();

    page.locator("#user").selectOption(chosen.get("/api/me").json().path("id").asText());
    String others = ask(other);
    String own = ask(chosen);

    assertThat(ticker(own).first()).isVisible();
    assertThat(ticker(others)).hasCount(0);
  }

  private String ask(Http listener) {
    String trace = newTrace();
    listener.with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01").get("/api/me");
    return trace;
  }

  private Locator ticker(String trace) {
    return page.locator("#ticker a[href$='" + trace + "']");
  }

  @Test
  void given_a_journey_when_its_routes_are_drawn_then_the_nodes_that_it_passed_stand_out() {
    String trace = newTrace();
    traced(trace).get("/api/tracks?limit=1");

    journey(trace);

    assertThat(page.locator(".path > li").filter(withText("catalogue.rpcServer"))).hasCount(1);
    // A route has ways for when something fails; this message did not go them.
    assertThat(page.locator(".path .aside li:not(.passed)").first()).isVisible();
    for (Locator step : page.locator(".steps > li.step").all()) {
      String node = "[data-node='" + step.getAttribute("data-node") + "']";
      assertThat(
              page.locator(".path > li")
                  .filter(withText(step.getAttribute("data-route")))
                  .locator("li.passed" + node)
                  .first())
          .isVisible();
    }
  }

  @Test
  void given_a_pattern_when_its_place_is_followed_then_the_line_of_the_source_is_there() {
    page.navigate(system.url() + "/teach/patterns");
    page.locator("#wire-tap a").first().click();

    page.waitForURL(url -> url.contains("/teach/source"));
    assertThat(page.locator(".source .here")).containsText("wireTap(");
    for (String hidden :
        List.of("config/application.properties", "../pom.xml", "/etc/passwd", "pom.xml")) {
      assertThat(system.http().get("/teach/api/source?file=" + hidden).status())
          .as(hidden)
          .isEqualTo(404);
    }
  }

  @Test
  void given_the_other_language_when_the_page_is_loaded_again_then_it_is_kept() {
    page.navigate(system.url() + "/teach/traces");
    page.locator("#language-pt-BR").click();
    assertThat(page.locator("h1")).hasText("Jornadas");

    page.reload();

    assertThat(page.locator("h1")).hasText("Jornadas");
    assertThat(page.locator("html")).hasAttribute("lang", "pt-BR");
    page.locator("#language-en").click();
    assertThat(page.locator("h1")).hasText("Journeys");
  }

  @Test
  void given_the_texts_when_compared_then_each_is_there_in_both_languages_with_the_same_holes() {
    page.navigate(system.url() + "/teach/traces");

    Object unequal =
        page.evaluate(
            """
            async () => {
              const { TEXTS } = await import("/teach/assets/texts.js");
              const holes = (words) => (words.match(/\\{\\w+\\}/g) ?? []).sort().join();
              return Object.entries(TEXTS)
                .filter(([, pair]) => pair.length !== 2 || !pair[0] || !pair[1] || holes(pair[0]) !== holes(pair[1]))
                .map(([key]) => key);
            }
            """);

    assertThat(unequal).isEqualTo(List.of());
  }

  @Test
  void given_the_patterns_when_one_is_to_be_shown_then_its_journey_opens() {
    page.navigate(system.url() + "/teach/patterns");
    assertThat(page.locator("#request-reply h2")).containsText("Request-Reply");
    assertThat(page.locator("#wire-tap pre").first()).containsText("wireTap");

    page.locator("#wire-tap button").click();

    page.waitForURL(url -> url.contains("/teach/trace/"));
    assertThat(page.locator(".steps b").filter(withText("Wire Tap")).first()).isVisible();
  }

  @Test
  void given_an_administrator_when_logged_in_then_the_queues_are_those_of_operations() {
    Http administrator = system.http().login("admin", system.administratorPassword());
    page.navigate(system.url() + "/teach/queues");
    logIn();

    for (JsonNode queue : administrator.get("/api/operations/queues").json()) {
      assertThat(page.locator("[data-queue='" + queue.path("name").asText() + "']")).hasCount(1);
    }
    assertThat((String) page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))
        .doesNotContain("ey");
    page.reload();
    assertThat(page.locator("#password")).isVisible();
  }

  @Test
  void given_a_fault_when_switched_on_then_it_is_shown_after_a_reload_and_can_be_ended() {
    faults();
    Locator form = page.locator("#slow-service");
    assertThat(form.locator(".expected")).containsText("other services answer as fast");
    form.locator("select").selectOption("activity");
    form.locator("[name=milliseconds]").fill("30");
    form.locator("button").click();
    assertThat(page.locator("#on .fault code")).hasText("activity");

    page.reload();
    logIn();
    assertThat(page.locator("#on .fault .left")).containsText("30 ms");
    page.locator("#on .fault button").click();

    assertThat(page.locator("#on .fault")).hasCount(0);
  }

  @Test
  void given_a_poison_message_when_sent_then_its_journey_ends_among_the_dead_letters() {
    faults();
    page.locator("#poison-message button").click();
    page.locator("#said a").click();

    assertThat(page.locator(".steps > li[data-type=dead-lettered]").first()).isVisible();
  }

  private void faults() {
    page.navigate(system.url() + "/teach/faults");
    logIn();
    page.locator("#slow-service").waitFor();
  }

  private void logIn() {
    page.locator("#password").fill(system.administratorPassword());
    page.locator("#password").press("Enter");
  }

  @Test
  void given_a_lesson_when_done_by_keyboard_alone_then_the_events_confirm_it_and_it_stays_done() {
    page.navigate(system.url() + "/teach/lessons/1");
    page.locator("input[type=radio]").first().press("ArrowDown");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");

    assertThat(page.locator("#result .right")).isVisible();
    page.navigate(system.url() + "/teach/lessons");
    assertThat(page.locator("#progress")).containsText("1 of");
  }

  @Test
  void given_a_narrow_screen_when_looked_at_then_nothing_hangs_over() {
    page.setViewportSize(360, 700);
    for (String path :
        List.of(
            "/teach",
            "/teach/traces",
            "/teach/patterns",
            "/teach/queues",
            "/teach/faults",
            "/teach/lab",
            "/teach/recordings",
            "/teach/lessons")) {
      page.navigate(system.url() + path);
      page.locator("h1").waitFor();
      assertThat(page.evaluate("document.documentElement.scrollWidth <= 360")).isEqualTo(true);
    }
  }

  private void journey(String trace) {
    // Events come a moment after the answer; a page that is told of no such journey yet would say
    // so.
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> system.http().get("/teach/api/traces/" + trace).status() == 200);
    page.navigate(system.url() + "/teach/trace/" + trace);
    page.locator(".facts .outcome").waitFor();
  }

  private List<String> hops(String which) {
    List<String> hops = new ArrayList<>();
    for (Locator each :
        page.locator(
                "xpath=//ol[contains(@class,'steps')]/li[contains(concat(' ',@class,' '),' hop ')]["
                    + which
                    + "]")
            .all()) {
      hops.add(each.getAttribute("data-type") + " " + each.getAttribute("data-process"));
    }
    return hops;
  }

  private Http traced(String trace) {
    return system.http().with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
  }

  private static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private String streamOfATrack() {
    JsonNode tracks = system.http().get("/api/tracks?limit=1").json().path("items");
    return "/api/tracks/" + tracks.get(0).path("id").asText() + "/stream";
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
