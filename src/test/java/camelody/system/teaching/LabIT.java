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
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes routes as a learner does, and sees them run, break, mend and go. */
@OnBothBrokers
class LabIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Path SHIPPED = RunningSystem.home().resolve("lab");
  private static final Path PICTURES = RunningSystem.home().resolve("src/test/target/pictures");

  private final BrokerKind broker;
  private RunningSystem system;
  private Chromium chromium;

  LabIT(BrokerKind broker) {
    this.broker = broker;
  }

  @BeforeEach
  void open() throws IOException {
    chromium = Chromium.start();
    system = RunningSystem.on(broker);
    Files.createDirectories(PICTURES);
    Files.createDirectories(system.lab());
    await()
        .atMost(SOON)
        .until(() -> system.http().get("/api/tracks").json().path("total").asInt() > 0);
  }

  @AfterEach
  void emptyTheFolder() throws IOException {
    try (Stream<Path> files = Files.list(system.lab())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    await().atMost(SOON).until(() -> methods().isEmpty());
    try (Chromium closed = chromium) {
      closed.assertQuiet(system.url());
    }
  }

  @Test
  void given_a_file_when_saved_broken_mended_and_deleted_then_calls_pages_and_journeys_follow()
      throws IOException {
    Page page = chromium.page();
    page.navigate(system.url() + "/teach/lab");
    assertThat(page.locator("#lab-state")).containsText("no file");

    save("count.yaml", counting("tracks: ${body[total]}"));
    assertThat(page.locator("[data-file='count.yaml'] .state")).hasText("runs");
    assertThat(page.locator("[data-file='count.yaml'] [data-pattern='request-reply']"))
        .containsText("jsonrpc:catalogue");
    page.locator("[data-method='lab.count'] input").fill("{\"limit\":1}");
    page.locator("[data-method='lab.count'] button").click();
    assertThat(page.locator("[data-method='lab.count'] pre")).containsText("tracks: ");
    assertThat(methods()).containsExactly("lab.count");

    String trace = newTrace();
    assertThat(traced(trace).call("lab.count", "{}").path("result").asText())
        .matches("tracks: \\d+");
    await().atMost(SOON).until(() -> steps(trace).size() >= 5);
    assertThat(steps(trace))
        .containsExactly(
            "lab.rpcServer process",
            "lab.count to",
            "catalogue.rpcServer process",
            "catalogue.list transform",
            "lab.count setBody");
    assertThat(route("lab.count").path("file").asText()).isEqualTo("lab/count.yaml");
    assertThat(route("lab.count").at("/nodes/0/line").asInt()).isEqualTo(6);
    assertThat(nodesOfTheMap()).contains("queue:lab.rpc", "worker:lab-1");
    page.locator("[data-method='lab.count'] a").click();
    assertThat(page.locator(".steps [data-route='lab.count']").first()).isVisible();
    page.navigate(system.url() + "/teach/lab");

    save("count.yaml", counting("${body[total]").replace("simple:", "simpel:"));
    assertThat(page.locator("[data-file='count.yaml'] [role=alert]").first())
        .containsText("simpel");
    assertThat(page.locator("[data-file='count.yaml'] .excerpt .wrong")).containsText("simpel");
    assertThat(page.locator("[data-file='count.yaml'] .state")).containsText("last good version");
    assertThat(call("lab.count", "{}").path("result").asText()).startsWith("tracks: ");
    assertThat(system.http().get("/api/tracks?limit=1").status()).isEqualTo(200);

    save("count.yaml", counting("there are ${body[total]}"));
    assertThat(page.locator("[data-file='count.yaml'] .state")).hasText("runs");
    assertThat(call("lab.count", "{}").path("result").asText()).startsWith("there are ");

    Files.delete(system.lab().resolve("count.yaml"));
    assertThat(page.locator("[data-file='count.yaml']")).hasCount(0);
    assertThat(call("lab.count", "{}").at("/error/code").asInt()).isEqualTo(-32601);
    page.close();
  }

  @Test
  void given_the_shipped_examples_when_called_then_each_answers() throws IOException {
    List<Path> examples;
    try (Stream<Path> files = Files.list(SHIPPED)) {
      examples = files.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
    for (Path example : examples) {
      Files.copy(example, system.lab().resolve(example.getFileName().toString()));
    }
    await().atMost(SOON).until(() -> methods().size() == examples.size());

    assertThat(call("lab.hello", "{\"name\":\"Ada\"}").path("result").asText())
        .isEqualTo("Hello, Ada!");
    JsonNode sorted = call("lab.longAndShort", "{\"limit\":5}").path("result");
    assertThat(sorted).hasSize(5);
    assertThat(sorted).allMatch(each -> each.asText().matches("(long|short): .+"));
    assertThat(call("lab.overheard", "{\"q\":\"a\",\"limit\":1}").path("result").isArray())
        .isTrue();
    picture(ColorScheme.LIGHT, "lab");
    picture(ColorScheme.DARK, "lab-dark");
  }

  @Test
  void given_a_second_lab_when_it_starts_while_a_file_is_broken_then_both_run_the_same()
      throws IOException {
    save("count.yaml", counting("tracks: ${body[total]}"));
    await().atMost(SOON).until(() -> methods().contains("lab.count"));
    save("count.yaml", "- from: [");
    await().atMost(SOON).until(() -> lab().at("/processes/0/files/0").has("problem"));

    system.startSh("scale", "lab=2");
    await().atMost(SOON).until(() -> lab().path("processes").size() == 2);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(lab().path("processes"))
                    .allMatch(process -> process.at("/files/0/running").asBoolean())
                    .allMatch(process -> process.at("/files/0/problem").has("line")));
    for (int i = 0; i < 6; i++) {
      assertThat(call("lab.count", "{}").path("result").asText()).startsWith("tracks: ");
    }

    system.startSh("scale", "lab=1");
    await().atMost(SOON).until(() -> lab().path("processes").size() == 1);
  }

  @Test
  void given_a_call_with_a_token_when_the_route_asks_another_service_then_it_asks_as_the_caller()
      throws IOException {
    save(
        "me.yaml",
        """
        - from:
            uri: direct:lab.me
            steps:
              - to: jsonrpc:users?method=profile
        """);
    await().atMost(SOON).until(() -> methods().contains("lab.me"));
    Http listener = system.http().asNewListener();

    assertThat(call("lab.me", "{}").at("/error/code").asInt()).isEqualTo(1001);
    assertThat(call(listener, "lab.me", "{}").at("/result/username").asText()).isNotEmpty();
  }

  @Test
  void given_a_route_that_fails_and_one_that_never_ends_when_called_then_the_process_stays_ready()
      throws IOException {
    save(
        "bad.yaml",
        """
        - from:
            uri: direct:lab.fails
            steps:
              - throwException:
                  exceptionType: java.lang.IllegalStateException
                  message: on purpose
        - from:
            uri: direct:lab.endless
            steps:
              - loop:
                  doWhile: true
                  simple: "true"
                  steps:
                    - setBody:
                        constant: again
        """);
    save("count.yaml", counting("tracks: ${body[total]}"));
    await().atMost(SOON).until(() -> methods().size() == 3);
    long pid = system.process("lab-1").pid();
    long gateway = system.process("gateway-1").pid();

    assertThat(call("lab.fails", "{}").at("/error/code").asInt()).isEqualTo(-32603);
    assertThat(call("lab.endless", "{}").at("/error/code").asInt()).isEqualTo(-32001);
    assertThat(call("lab.count", "{}").path("result").asText()).startsWith("tracks: ");
    assertThat(system.startSh("status").text()).containsPattern("lab-1 +ready");

    assertThat(system.process("lab-1").pid()).isEqualTo(pid);
    assertThat(system.process("gateway-1").pid()).isEqualTo(gateway);
  }

  private static String counting(String text) {
    return """
        - route:
            group: reads
            from:
              uri: direct:lab.count
              steps:
                - to: jsonrpc:catalogue?method=list
                - setBody:
                    simple: "%s"
        """
        .formatted(text);
  }

  // As editors save: whole, under another name, and then renamed.
  private void save(String name, String text) throws IOException {
    Path draft = Files.writeString(system.lab().resolve("." + name + ".swp"), text);
    Files.move(
        draft,
        system.lab().resolve(name),
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private record Caller(Http http) {
    JsonNode call(String method, String params) {
      return LabIT.call(http, method, params);
    }
  }

  private JsonNode call(String method, String params) {
    return call(system.http(), method, params);
  }

  private static JsonNode call(Http http, String method, String params) {
    Map<String, Object> request =
        Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", Json.read(params));
    return http.post("/rpc", Json.write(request)).json();
  }

  private Caller traced(String trace) {
    return new Caller(system.http().with("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
  }

  private List<String> methods() {
    List<String> names = new ArrayList<>();
    call("lab.rpc.discover", "{}")
        .at("/result/methods")
        .forEach(method -> names.add(method.path("name").asText()));
    return names;
  }

  private JsonNode lab() {
    return system.http().get("/teach/api/lab").json();
  }

  /** Answers the steps of the processes behind the broker, in their order, without numbers. */
  private List<String> steps(String trace) {
    List<String> steps = new ArrayList<>();
    system
        .http()
        .get("/teach/api/traces/" + trace)
        .json()
        .path("events")
        .forEach(
            event -> {
              if (event.path("type").asText().equals("step-entered")
                  && !event.path("service").asText().equals("gateway")) {
                steps.add(
                    event.path("route").asText()
                        + " "
                        + event.path("node").asText().replaceFirst("\\d+$", ""));
              }
            });
    return steps;
  }

  private JsonNode route(String id) {
    return await()
        .atMost(SOON)
        .until(
            () -> {
              for (JsonNode route : system.http().get("/teach/api/routes").json()) {
                if (route.path("route").asText().equals(id)) {
                  return route;
                }
              }
              return Json.read("{}");
            },
            route -> route.has("route"));
  }

  private List<String> nodesOfTheMap() {
    return system.http().get("/teach/api/topology").json().path("nodes").findValuesAsText("id");
  }

  private void picture(ColorScheme scheme, String name) {
    Page page =
        chromium.page(
            new Browser.NewPageOptions().setViewportSize(1280, 860).setColorScheme(scheme));
    page.navigate(system.url() + "/teach/lab");
    page.locator("[data-file='hello.yaml'] .state").waitFor();
    page.locator("[data-method='lab.hello'] input").fill("{\"name\":\"Ada\"}");
    page.locator("[data-method='lab.hello'] button").click();
    page.locator("[data-method='lab.hello'] pre").waitFor();
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
    page.close();
  }

  private static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
