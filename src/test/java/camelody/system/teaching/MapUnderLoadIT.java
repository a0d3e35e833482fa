package camelody.system.teaching;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.BrokerKind;
import camelody.system.Chromium;
import camelody.system.Http;
import camelody.system.OnBothBrokers;
import camelody.system.RunningSystem;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lets ten thousand messages pass while the live map is open: it stays responsive, and small. */
@OnBothBrokers
class MapUnderLoadIT {
  private static final int REQUESTS = 5_000;
  private static final int CALLERS = 8;
  private static final int ELEMENTS_MAX = 5_000;
  private static final double HEAP_BYTES_MAX = 150e6;
  private static final double FRAME_MILLIS_MAX = 1_000;

  private final BrokerKind broker;
  private RunningSystem system;
  private Chromium chromium;

  MapUnderLoadIT(BrokerKind broker) {
    this.broker = broker;
  }

  @BeforeEach
  void open() {
    chromium = Chromium.start();
    system =
        RunningSystem.startNew(broker, List.of(), Map.of("TEACHING_ASKED_PER_SECOND", "10000"));
  }

  @AfterEach
  void close() {
    if (system != null) {
      system.stop();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void
      given_ten_thousand_messages_when_the_map_is_open_then_it_answers_and_its_memory_is_bounded() {
    Page page = chromium.page();
    page.navigate(system.url() + "/teach");
    assertThat(page.locator(".live.there")).hasCount(1);
    List<Double> frames = new ArrayList<>();

    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    List<CompletableFuture<Void>> running =
        IntStream.range(0, CALLERS)
            .mapToObj(caller -> CompletableFuture.runAsync(this::call, callers))
            .toList();
    while (running.stream().anyMatch(each -> !each.isDone())) {
      frames.add(frame(page));
    }
    running.forEach(CompletableFuture::join);
    callers.shutdown();

    frames.sort(Double::compare);
    assertThat(frames.get(frames.size() / 2)).as("a frame, median").isLessThan(FRAME_MILLIS_MAX);
    assertThat((Integer) page.evaluate("document.querySelectorAll('*').length"))
        .isLessThan(ELEMENTS_MAX);
    assertThat(((Number) page.evaluate("performance.memory.usedJSHeapSize")).doubleValue())
        .isLessThan(HEAP_BYTES_MAX);
    // What it could not show it says; what it counted is no more than there was.
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                !page.locator("#nodes [data-id='worker:catalogue-1'] td")
                    .last()
                    .textContent()
                    .isEmpty());
    page.locator("#pause").click();
    assertThat(page.locator("#pause")).hasAttribute("aria-pressed", "true");
    chromium.assertQuiet(system.url());
  }

  private void call() {
    for (int i = 0; i < REQUESTS / CALLERS; i++) {
      String trace = UUID.randomUUID().toString().replace("-", "");
      Http recorded = system.http().with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
      assertThat(recorded.get("/api/genres").status()).isEqualTo(200);
    }
  }

  // How long the page takes to draw the next frame, in milliseconds.
  private static double frame(Page page) {
    return ((Number)
            page.evaluate(
                "() => new Promise(done => { const began = performance.now();"
                    + " requestAnimationFrame(() => done(performance.now() - began)); })"))
        .doubleValue();
  }
}
