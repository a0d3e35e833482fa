package camelody.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFaultException;
import camelody.messaging.methods.AnyParams;
import camelody.messaging.methods.Method;
import camelody.messaging.teaching.Teaching;
import camelody.messaging.teaching.TeachingSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saves, breaks and deletes files as editors and people do, and calls what runs then. */
class LabTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path folder;
  @TempDir private Path kept;

  private final Set<CamelContext> open = ConcurrentHashMap.newKeySet();
  private final CamelContext requests = new DefaultCamelContext();
  private Lab lab;

  @BeforeEach
  void start() {
    lab = newLab();
  }

  @AfterEach
  void stop() {
    lab.close();
    await().atMost(SOON).until(open::isEmpty);
    requests.stop();
  }

  @Test
  void given_a_new_file_when_found_twice_then_its_route_is_a_method() throws IOException {
    save("hello.yaml", hello("Hello, ${body[name]}!"));

    lab.look();
    assertThat(methods()).isEmpty();
    lab.look();

    assertThat(methods()).containsExactly("lab.hello");
    assertThat(call("lab.hello", Map.of("name", "Ada"))).isEqualTo("\"Hello, Ada!\"");
  }

  @Test
  void given_a_running_file_when_broken_then_its_last_good_version_runs_on() throws IOException {
    settle("hello.yaml", hello("one"));

    settle("hello.yaml", "- from:\n    uri: direct:lab.hello\n    # more\n    stepps: []\n");

    assertThat(call("lab.hello", Map.of())).isEqualTo("\"one\"");
    assertThat(problem("hello.yaml")).containsEntry("line", 4);
    assertThat(problem("hello.yaml").get("message")).asString().contains("stepps");
    settle("hello.yaml", hello("two"));
    assertThat(call("lab.hello", Map.of())).isEqualTo("\"two\"");
    assertThat(problem("hello.yaml")).isEmpty();
  }

  @Test
  void given_a_channel_that_nobody_knows_when_saved_then_the_step_is_named() throws IOException {
    settle(
        "odd.yaml",
        """
        - from:
            uri: direct:lab.odd
            steps:
              - setBody:
                  constant: one
              - to: nosuch:thing
        """);

    assertThat(problem("odd.yaml").get("message")).asString().contains("nosuch");
    assertThat(problem("odd.yaml")).containsEntry("line", 6);
  }

  @Test
  void given_a_broken_simple_text_when_saved_then_it_is_told() throws IOException {
    settle("odd.yaml", hello("${body"));

    assertThat(problem("odd.yaml").get("message")).asString().contains("body");
    assertThat(methods()).isEmpty();
  }

  @Test
  void given_a_file_that_is_deleted_when_missed_twice_then_its_methods_are_gone()
      throws IOException {
    settle("hello.yaml", hello("one"));
    settle("other.yaml", hello("two").replace("lab.hello", "lab.other"));

    Files.delete(folder.resolve("hello.yaml"));
    lab.look();
    assertThat(methods()).hasSize(2);
    lab.look();

    assertThat(methods()).containsExactly("lab.other");
    await().atMost(SOON).until(() -> open.size() == 1);
  }

  @Test
  void given_a_folder_that_vanishes_when_looked_at_then_everything_runs_on() throws IOException {
    settle("hello.yaml", hello("one"));

    Files.delete(folder.resolve("hello.yaml"));
    Files.delete(folder);
    lab.look();
    lab.look();

    assertThat(call("lab.hello", Map.of())).isEqualTo("\"one\"");
    assertThat(lab.report().get("problem")).asString().contains("not there");
    Files.createDirectory(folder);
  }

  @Test
  void given_two_files_with_one_method_when_saved_then_the_second_is_told_and_waits()
      throws IOException {
    settle("first.yaml", hello("first"));
    settle("again.yaml", hello("again"));

    assertThat(call("lab.hello", Map.of())).isEqualTo("\"first\"");
    assertThat(problem("again.yaml").get("message")).asString().contains("first.yaml");

    Files.delete(folder.resolve("first.yaml"));
    lab.look();
    lab.look();
    lab.look();
    assertThat(call("lab.hello", Map.of())).isEqualTo("\"again\"");
    assertThat(problem("again.yaml")).isEmpty();
  }

  @Test
  void given_two_files_with_one_method_when_another_process_starts_then_it_decides_alike()
      throws IOException {
    settle("b.yaml", hello("older"));
    settle("a.yaml", hello("newer"));
    Files.setLastModifiedTime(folder.resolve("b.yaml"), FileTime.fromMillis(1_000));

    Lab another = newLab();
    another.start();

    assertThat(call(another, "lab.hello", Map.of())).isEqualTo("\"older\"");
    another.close();
  }

  @Test
  void given_a_broken_file_when_another_process_starts_then_it_runs_the_last_good_version()
      throws IOException {
    settle("hello.yaml", hello("good"));
    settle("hello.yaml", "- from: [");

    Lab another = newLab();
    another.start();

    assertThat(call(another, "lab.hello", Map.of())).isEqualTo("\"good\"");
    assertThat(problem(another, "hello.yaml")).containsKey("message");
    another.close();
  }

  @Test
  void given_odd_files_when_looked_at_then_each_is_told_and_none_harms() throws IOException {
    settle("hello.yaml", hello("one"));

    save("bomb.yaml", "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n");
    save("deep.yaml", "[".repeat(20_000));
    save("empty.yaml", "# nothing yet\n");
    save("large.yaml", "#".repeat(70_000));
    Files.write(folder.resolve("latin.yaml"), "# canção".getBytes(StandardCharsets.ISO_8859_1));
    save("odd\nname.yaml", hello("odd"));
    Files.createDirectory(folder.resolve("folder.yaml"));
    Path outside = Files.writeString(kept.resolve("outside"), hello("outside"));
    Files.createSymbolicLink(folder.resolve("link.yaml"), outside);
    Files.createSymbolicLink(folder.resolve("loop.yaml"), folder.resolve("loop.yaml"));
    save(".hidden.yaml", "[");
    save("notes.txt", "[");
    lab.look();
    lab.look();

    assertThat(problem("bomb.yaml")).containsEntry("line", 2);
    assertThat(problem("deep.yaml").get("message")).asString().contains("levels");
    assertThat(problem("empty.yaml").get("message")).asString().isNotEmpty();
    assertThat(problem("large.yaml").get("message")).asString().contains("65536 bytes");
    assertThat(problem("latin.yaml").get("message")).asString().contains("UTF-8");
    assertThat(problem("odd\uFFFDname.yaml").get("message")).asString().contains("letters");
    assertThat(problem("folder.yaml").get("message")).asString().contains("expected a file");
    assertThat(problem("link.yaml").get("message")).asString().contains("leads out");
    assertThat(problem("loop.yaml").get("message")).asString().contains("read");
    assertThat(files(lab)).hasSize(10);
    assertThat(methods()).containsExactly("lab.hello");
  }

  @Test
  void given_a_mounted_folder_when_its_files_are_links_within_then_they_are_read()
      throws IOException {
    Files.createDirectory(folder.resolve("..data"));
    Files.writeString(folder.resolve("..data/hello.yaml"), hello("mounted"));
    Files.createSymbolicLink(folder.resolve("hello.yaml"), Path.of("..data/hello.yaml"));

    lab.look();
    lab.look();

    assertThat(call("lab.hello", Map.of())).isEqualTo("\"mounted\"");
  }

  @Test
  void given_more_files_than_the_most_when_looked_at_then_the_others_are_told() throws IOException {
    for (int i = 10; i < 32; i++) {
      save("f" + i + ".yaml", hello("x").replace("lab.hello", "lab.f" + i));
    }

    lab.look();
    lab.look();

    assertThat(methods()).hasSize(20);
    assertThat(problem("f30.yaml").get("message")).asString().contains("first 20");
  }

  @Test
  void given_a_result_that_is_no_json_when_called_then_the_fault_says_what_came()
      throws IOException {
    settle("odd.yaml", hello("${exchange}"));

    assertThat(failure("lab.hello")).contains("lab.hello ended with a").contains("expected a map");
  }

  @Test
  void given_a_route_that_fails_when_called_then_the_fault_names_the_failure() throws IOException {
    settle(
        "odd.yaml",
        """
        - from:
            uri: direct:lab.odd
            steps:
              - throwException:
                  exceptionType: java.lang.IllegalStateException
                  message: on purpose
        """);

    assertThat(failure("lab.odd")).contains("IllegalStateException").doesNotContain("on purpose");
  }

  @Test
  void given_a_route_with_a_handler_of_its_own_when_it_fails_then_that_answers()
      throws IOException {
    settle(
        "handled.yaml",
        """
        - onException:
            exception: [java.lang.Exception]
            handled:
              constant: "true"
            steps:
              - setBody:
                  constant: mended
        - from:
            uri: direct:lab.handled
            steps:
              - throwException:
                  exceptionType: java.lang.IllegalStateException
                  message: on purpose
        """);

    assertThat(problem("handled.yaml")).isEmpty();
    assertThat(call("lab.handled", Map.of())).isEqualTo("\"mended\"");
  }

  @Test
  void given_calls_all_the_time_when_a_file_is_saved_often_then_none_fails() throws Exception {
    settle("hello.yaml", hello("0"));
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    Set<String> odd = ConcurrentHashMap.newKeySet();
    Thread caller =
        new Thread(
            () -> {
              while (!over.get()) {
                String answer = call("lab.hello", Map.of());
                answered.incrementAndGet();
                if (!answer.matches("\"\\d+\"")) {
                  odd.add(answer);
                }
              }
            });
    caller.start();

    for (int i = 1; i <= 20; i++) {
      settle("hello.yaml", hello(Integer.toString(i)));
    }
    over.set(true);
    caller.join();

    assertThat(odd).isEmpty();
    assertThat(answered.get()).isPositive();
    assertThat(call("lab.hello", Map.of())).isEqualTo("\"20\"");
    await().atMost(SOON).until(() -> open.size() == 1);
  }

  @Test
  void given_a_route_that_loops_for_ever_when_mended_then_its_thread_comes_free() throws Exception {
    settle(
        "loop.yaml",
        """
        - from:
            uri: direct:lab.hello
            steps:
              - loop:
                  doWhile: true
                  simple: "true"
                  steps:
                    - setBody:
                        constant: again
        """);
    assertThat(problem("loop.yaml")).isEmpty();
    Thread caller = new Thread(() -> call("lab.hello", Map.of()));
    caller.setDaemon(true);
    caller.start();

    settle("loop.yaml", hello("mended"));

    assertThat(call("lab.hello", Map.of())).isEqualTo("\"mended\"");
    await().atMost(SOON).until(() -> !caller.isAlive());
  }

  @Test
  void given_an_editor_that_renames_when_it_saves_then_the_method_is_there_all_the_time()
      throws IOException {
    settle("hello.yaml", hello("one"));

    Files.move(folder.resolve("hello.yaml"), folder.resolve("hello.yaml~"));
    lab.look();
    assertThat(call("lab.hello", Map.of())).isEqualTo("\"one\"");
    save("new.tmp", hello("two"));
    Files.move(
        folder.resolve("new.tmp"), folder.resolve("hello.yaml"), StandardCopyOption.ATOMIC_MOVE);
    lab.look();
    lab.look();

    assertThat(call("lab.hello", Map.of())).isEqualTo("\"two\"");
  }

  @Test
  void given_a_file_when_described_then_its_steps_have_their_lines() throws IOException {
    settle("hello.yaml", hello("one"));

    List<?> routes = (List<?>) files(lab).get(0).get("routes");
    Map<?, ?> route = (Map<?, ?>) routes.get(0);
    Map<?, ?> node = (Map<?, ?>) ((List<?>) route.get("nodes")).get(0);

    assertThat(route.get("route")).isEqualTo("lab.hello");
    assertThat(route.get("file")).isEqualTo("lab/hello.yaml");
    assertThat(node.get("line")).isEqualTo(4);
    assertThat(node.get("dsl")).isEqualTo("setBody: simple{one}");
  }

  @Test
  void given_a_route_that_says_that_it_reads_when_described_then_it_is_no_write()
      throws IOException {
    settle(
        "read.yaml",
        """
        - route:
            description: Answers the same each time.
            group: reads
            from:
              uri: direct
              parameters:
                name: lab.read
              steps:
                - setBody:
                    constant: same
        """);
    settle("hello.yaml", hello("one"));

    assertThat(lab.table().methods())
        .extracting(Method::name, Method::write, Method::summary)
        .containsExactlyInAnyOrder(
            org.assertj.core.api.Assertions.tuple("lab.hello", true, "A learner's route."),
            org.assertj.core.api.Assertions.tuple(
                "lab.read", false, "Answers the same each time."));
  }

  private Lab newLab() {
    return new Lab(
        new LabSettings(
            folder,
            20,
            65_536,
            Duration.ofMillis(100),
            Duration.ofSeconds(20),
            Duration.ofMillis(500)),
        kept.resolve("good"),
        new WatchedContexts());
  }

  private final class WatchedContexts implements ContextMaker {
    private final Teaching teaching =
        new Teaching(
            "lab",
            "lab-1",
            new TeachingSettings(
                true, 1, 1, 100, Duration.ofMillis(50), 1_000, Duration.ofSeconds(1), null));

    @Override
    public CamelContext make() {
      CamelContext context = new DefaultCamelContext();
      context.getShutdownStrategy().setTimeout(1);
      teaching.watch(context);
      open.add(context);
      return context;
    }

    @Override
    public void ended(CamelContext context) {
      open.remove(context);
    }
  }

  private static String hello(String text) {
    return """
        - from:
            uri: direct:lab.hello
            steps:
              - setBody:
                  simple: "%s"
        """
        .formatted(text);
  }

  private void save(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void settle(String name, String text) throws IOException {
    save(name, text);
    lab.look();
    lab.look();
  }

  private List<String> methods() {
    return lab.table().methods().stream().map(Method::name).toList();
  }

  private String call(String method, Object params) {
    return call(lab, method, params);
  }

  private String call(Lab asked, String method, Object params) {
    Exchange exchange = execute(asked, method, params);
    Exception failed = exchange.getException();
    return failed == null
        ? exchange.getMessage().getBody(JsonBytes.class).toString()
        : String.valueOf(failed.getMessage());
  }

  private String failure(String method) {
    Exception failed = execute(lab, method, Map.of()).getException();
    assertThat(failed).isInstanceOf(RpcFaultException.class);
    return String.valueOf(((RpcFaultException) failed).fault().message());
  }

  private Exchange execute(Lab asked, String name, Object params) {
    Exchange exchange = new DefaultExchange(requests, ExchangePattern.InOut);
    exchange.getMessage().setBody(new AnyParams(params));
    Method method = asked.table().find(name);
    assertThat(method).isNotNull();
    try {
      asked.route(method).process(exchange);
    } catch (Exception failed) {
      exchange.setException(failed);
    }
    return exchange;
  }

  private Map<String, Object> problem(String name) {
    return problem(lab, name);
  }

  @SuppressWarnings("unchecked") // as LabReport makes it
  private static Map<String, Object> problem(Lab asked, String name) {
    Object problem =
        files(asked).stream()
            .filter(file -> name.equals(file.get("name")))
            .findFirst()
            .orElseThrow()
            .get("problem");
    return problem == null ? Map.of() : (Map<String, Object>) problem;
  }

  @SuppressWarnings("unchecked") // as LabReport makes it
  private static List<Map<String, Object>> files(Lab asked) {
    @Nullable Object files = asked.report().get("files");
    return files == null ? List.of() : (List<Map<String, Object>>) files;
  }
}
