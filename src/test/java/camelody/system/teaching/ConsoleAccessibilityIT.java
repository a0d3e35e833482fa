package camelody.system.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.system.BrokerKind;
import camelody.system.Chromium;
import camelody.system.RunningSystem;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scans the console's pages for what hinders readers (axe-core: WCAG 2.2, A and AA). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleAccessibilityIT {
  private static final List<String> STANDARDS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final String TRACE = "7f3a0c5e9b1d4f28a6c2e4d8b0f1a3c5";

  private static final String SOURCE =
      "routes/catalogue/src/main/java/camelody/catalogue/routes/FindTrackRoute.java";

  private RunningSystem system;
  private Chromium chromium;

  @BeforeAll
  void open() {
    chromium = Chromium.start();
    system = RunningSystem.on(BrokerKind.EMBEDDED);
    system
        .http()
        .with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
        .get("/api/tracks?limit=1");
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> system.http().get("/teach/api/traces/" + TRACE).status() == 200);
  }

  @AfterAll
  void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  static Stream<Arguments> pages() {
    return Stream.of(
            "/teach",
            "/teach/traces",
            "/teach/trace/" + TRACE,
            "/teach/patterns",
            "/teach/source?file=" + SOURCE + "&line=20",
            "/teach/queues",
            "/teach/faults",
            "/teach/lab",
            "/teach/recordings",
            "/teach/lessons",
            "/teach/lessons/1",
            "/")
        .flatMap(
            path ->
                Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                    .map(scheme -> Arguments.of(path, scheme)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void given_a_page_when_it_is_scanned_then_nothing_hinders_its_readers(
      String path, ColorScheme scheme) {
    Page page = chromium.page(new Browser.NewPageOptions().setColorScheme(scheme));
    page.navigate(system.url() + path);
    page.locator("h1").first().waitFor();
    page.locator("main, [role=main], body").first().waitFor();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !page.locator("body").textContent().contains("Loading…"));

    List<Rule> violations = new AxeBuilder(page).withTags(STANDARDS).analyze().getViolations();

    assertThat(violations).as(described(violations)).isEmpty();
    page.close();
  }

  private static String described(List<Rule> violations) {
    StringBuilder text = new StringBuilder();
    for (Rule rule : violations) {
      text.append(rule.getId()).append(": ").append(rule.getHelp()).append('\n');
      rule.getNodes().stream()
          .limit(5)
          .forEach(
              node ->
                  text.append("  ")
                      .append(node.getHtml())
                      .append(' ')
                      .append(node.getFailureSummary())
                      .append('\n'));
    }
    return text.toString();
  }
}
