package camelody.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.client.conform.Finding;
import camelody.client.conform.Options;
import camelody.system.BrokerKind;
import camelody.system.OnBothBrokers;
import camelody.system.RunningSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tries the conformance kit on our services, and on workers that fall short; examples: ExamplesIT.
 */
@OnBothBrokers
class ConformanceIT {
  private final RunningSystem system;

  ConformanceIT(BrokerKind broker) {
    system = RunningSystem.on(broker);
  }

  @Test
  void given_our_services_when_checked_then_they_keep_every_rule() {
    Stream.of("catalogue", "playlists", "users", "history", "statistics", "activity", "operations")
        .parallel()
        .forEach(service -> Conformance.expect(system.brokerUri(), service, null));
  }

  @Test
  void given_workers_that_fall_short_when_checked_then_just_the_rules_that_they_break_are_named() {
    Map<SmallWorker.Flaw, Set<String>> told = new ConcurrentHashMap<>();
    Stream.of(SmallWorker.Flaw.values()).parallel().forEach(flaw -> told.put(flaw, broken(flaw)));

    Map<SmallWorker.Flaw, Set<String>> expected = new TreeMap<>();
    Stream.of(SmallWorker.Flaw.values()).forEach(flaw -> expected.put(flaw, flaw.broken()));
    assertThat(new TreeMap<>(told)).isEqualTo(expected);
  }

  @Test
  void given_the_command_when_run_then_its_lines_and_its_exit_code_tell(@TempDir Path home)
      throws Exception {
    Cli camelody = new Cli(system.url(), home);
    Cli.Result good = camelody.run("conform", "catalogue", "--broker", system.brokerUri());
    Cli.Result absent = camelody.run("conform", "nobody-here", "--broker", system.brokerUri());
    Cli.Result bad;
    Cli.Result json;
    try (SmallWorker worker = worker(SmallWorker.Flaw.FORGETS_CORRELATION_IDS)) {
      String service = worker.service();
      bad = camelody.run("conform", service, "--broker", system.brokerUri());
      json = camelody.run("conform", service, "--broker", system.brokerUri(), "--json");
    }

    assertThat(good.exitCode()).as(good.out() + good.err()).isZero();
    assertThat(good.out()).contains("pass  batch.mixed", " 0 failed");
    assertThat(absent.exitCode()).isEqualTo(6);
    assertThat(absent.err()).contains("start it first");
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.out()).contains("FAIL  answers", "expected", "came", "correlation id");
    assertThat(json.exitCode()).isEqualTo(1);
    assertThat(json.json().at("/rules/0/verdict").asText()).isEqualTo("fail");
  }

  private Set<String> broken(SmallWorker.Flaw flaw) {
    try (SmallWorker worker = worker(flaw)) {
      String service = worker.service();
      Options options = new Options(service + ".peek", true, service + ".poke", "{}", null);
      return Conformance.broken(system.brokerUri(), service, options).stream()
          .map(Finding::rule)
          .collect(Collectors.toSet());
    } catch (Exception failed) {
      throw new IllegalStateException(flaw.name(), failed);
    }
  }

  private SmallWorker worker(SmallWorker.Flaw flaw) throws Exception {
    return new SmallWorker(
        system.brokerUri(),
        nameOf(flaw),
        Files.readString(system.data().resolve("system-id")).strip(),
        flaw);
  }

  private static String nameOf(SmallWorker.Flaw flaw) {
    return "small-" + flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
