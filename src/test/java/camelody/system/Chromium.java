package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The machine's own browser; nothing is fetched. What its pages complain of and ask for is noted.
 */
public final class Chromium implements AutoCloseable {
  private static final double PATIENCE_MILLIS = 90_000;

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private Chromium(Playwright playwright) {
    this.playwright = playwright;
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Capability.CHROMIUM.path())
                    .setArgs(
                        List.of("--no-sandbox", "--autoplay-policy=no-user-gesture-required")));
  }

  /** Starts one, if the machine has it. */
  public static Chromium start() {
    Capability.CHROMIUM.need();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    return new Chromium(
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
  }

  /** Opens an empty page, in English. */
  public Page page() {
    return page(new Browser.NewPageOptions());
  }

  /** Opens an empty page, in English, for a reader with other wishes. */
  public Page page(Browser.NewPageOptions options) {
    Page page = browser.newPage(options.setLocale("en-US"));
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(request -> asked.add(request.url()));
    return page;
  }

  /** Fails if a page has complained since the last time, or has asked for anything elsewhere. */
  public void assertQuiet(String url) {
    List<String> said = List.copyOf(complaints);
    List<String> wanted = List.copyOf(asked);
    complaints.clear();
    asked.clear();
    assertThat(said).isEmpty();
    assertThat(wanted).allMatch(each -> each.startsWith(url) || each.startsWith("blob:" + url));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
