package camelody.system.teaching;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.BrokerKind;
import camelody.system.Chromium;
import camelody.system.Http;
import camelody.system.OnBothBrokers;
import camelody.system.RunningSystem;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watches the live map while messages travel, and counts them elsewhere too. */
@OnBothBrokers
class MapIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int MESSAGES = 90;
  // Half of what a gateway records a second of those who ask for it (teaching.asked-per-second).
  private static final long PACE_MILLIS = 80;

  private final RunningSystem system;
  private Chromium chromium;

  MapIT(BrokerKind broker) {
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
  void given_three_workers_when_ninety_requests_come_then_two_browsers_count_ninety_alike() {
    system.startSh("scale", "catalogue=3").orFail();
    try {
      Page one = map();
      Page other = map();
      Map<String, Long> before = handled();

      for (int i = 0; i < MESSAGES; i++) {
        recorded().get("/api/genres?limit=" + (1 + i % 5));
        pause();
      }

      await().atMost(SOON).until(() -> sum(counts(one)) == MESSAGES);
      await().atMost(SOON).until(() -> sum(counts(other)) == MESSAGES);
      assertThat(counts(one)).isEqualTo(counts(other));
      // Whoever knows it besides: the workers themselves, whom others may have asked too.
      Map<String, Long> after = handled();
      counts(one)
          .forEach(
              (worker, count) ->
                  assertThat(after.get(worker) - before.get(worker))
                      .as(worker)
                      .isGreaterThanOrEqualTo(count));
      assertThat(counts(one).values().stream().filter(count -> count > 0).count()).isGreaterThan(1);
      chromium.assertQuiet(system.url());
    } finally {
      system.startSh("scale", "catalogue=1");
    }
  }

  private Page map() {
    Page page = chromium.page();
    page.navigate(system.url() + "/teach");
    for (int worker = 1; worker <= 3; worker++) {
      assertThat(page.locator("#nodes [data-id='worker:catalogue-" + worker + "']")).hasCount(1);
    }
    assertThat(page.locator(".live.there")).hasCount(1);
    return page;
  }

  private static Map<String, Long> counts(Page page) {
    return IntStream.rangeClosed(1, 3)
        .mapToObj(worker -> "catalogue-" + worker)
        .collect(
            java.util.stream.Collectors.toMap(
                worker -> worker,
                worker -> {
                  String text =
                      page.locator("#nodes [data-id='worker:" + worker + "'] td")
                          .last()
                          .textContent();
                  return text.isEmpty() ? 0L : Long.parseLong(text.replaceAll("\\D", ""));
                }));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private Map<String, Long> handled() {
    Http administrator = system.http().login("admin", system.administratorPassword());
    Map<String, Long> handled = new java.util.HashMap<>();
    for (JsonNode worker : administrator.get("/api/operations/workers").json()) {
      handled.put(worker.path("instance").asText(), worker.path("handled").asLong());
    }
    return handled;
  }

  private Http recorded() {
    String trace = UUID.randomUUID().toString().replace("-", "");
    return system.http().with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
  }

  private static void pause() {
    long until = System.nanoTime() + Duration.ofMillis(PACE_MILLIS).toNanos();
    await().pollInterval(Duration.ofMillis(10)).until(() -> System.nanoTime() >= until);
  }
}
