package camelody.client.commands;

import camelody.client.conform.Finding;
import camelody.client.conform.Kit;
import camelody.client.conform.Options;
import camelody.client.conform.Verdict;
import camelody.client.gateway.GatewayAway;
import camelody.client.gateway.Session;
import camelody.client.screen.Screen;
import camelody.client.screen.Texts;
import camelody.launcher.BrokerAddress;
import camelody.launcher.DataDirectory;
import camelody.launcher.Settings;
import camelody.messaging.jsonrpc.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "conform",
    description = {
      "Checks a running worker, in any language, against docs/protocol.md.",
      "It speaks AMQP, reads only, and ends with 0 if every rule is kept, else with 1."
    })
final class Conform extends Subcommand {
  @Parameters(paramLabel = "SERVICE", description = "under which name it is bound")
  private String service;

  @Option(
      names = "--broker",
      paramLabel = "URI",
      description = "amqp://user:password@host:5672/vhost; else the broker of this folder's system")
  private @Nullable String broker;

  @Option(
      names = "--read",
      paramLabel = "METHOD",
      description = "a method that only reads, where rpc.discover tags none")
  private @Nullable String read;

  @Option(
      names = "--redelivery",
      description = {
        "also take requests from the queue for a moment, so that they come redelivered;",
        "those of other callers may be among them: not in production"
      })
  private boolean redelivery;

  @Option(
      names = "--write",
      paramLabel = "METHOD",
      description = "with --redelivery: a write without effect, sent as the user logged in")
  private @Nullable String write;

  @Option(names = "--params", paramLabel = "JSON", description = "the write's params")
  private String params = "{}";

  @Override
  void run() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    try {
      String token = write == null ? null : gateway().session().map(Session::token).orElse(null);
      Kit.run(
          address(),
          service,
          new Options(read, redelivery, write, params, token),
          finding -> {
            findings.add(finding);
            tell(finding);
          });
    } catch (Kit.NobodyServes nobody) {
      throw new CommandFailure(
          ExitCode.UNAVAILABLE, "no worker is bound as '" + service + "': start it first");
    } catch (IOException away) {
      throw new GatewayAway(
          "cannot speak with the broker (" + away.getMessage() + "): name it with --broker URI");
    }
    conclude(findings);
  }

  private String address() {
    if (broker != null) {
      return broker;
    }
    Settings settings = Settings.load();
    try {
      return BrokerAddress.of("client", settings, new DataDirectory(settings.dataDirectory()))
          .get()
          .split(",", -1)[0];
    } catch (IllegalStateException unknown) {
      throw new GatewayAway(
          unknown.getMessage() + ": ./start.sh --detach, or name one with --broker URI");
    }
  }

  private void tell(Finding finding) {
    if (json()) {
      return;
    }
    Screen screen = screen();
    String line = "%-22s %s".formatted(finding.rule(), finding.says());
    if (finding.verdict() instanceof Verdict.Pass) {
      screen.line(screen.good("pass  ") + line);
    } else if (finding.verdict() instanceof Verdict.NotApplicable skipped) {
      screen.line(screen.dim("n/a   " + line + " (" + skipped.reason() + ")"));
    } else if (finding.verdict() instanceof Verdict.Fail fail) {
      screen.line(screen.bad("FAIL  ") + line);
      screen.line("        expected  " + Texts.harmless(fail.expected()));
      screen.line("        came      " + Texts.harmless(fail.came()));
    }
    screen.flush();
  }

  private void conclude(List<Finding> findings) {
    long failed = count(findings, Verdict.Fail.class);
    if (json()) {
      screen().line(document(findings).toString());
    } else {
      screen()
          .line(
              "%s: %d passed, %d failed, %d not applicable"
                  .formatted(
                      service,
                      count(findings, Verdict.Pass.class),
                      failed,
                      count(findings, Verdict.NotApplicable.class)));
    }
    if (failed > 0) {
      throw new CommandFailure(
          ExitCode.FAILED, service + " breaks %d rules of docs/protocol.md".formatted(failed));
    }
  }

  private static long count(List<Finding> findings, Class<? extends Verdict> kind) {
    return findings.stream().filter(finding -> kind.isInstance(finding.verdict())).count();
  }

  private ObjectNode document(List<Finding> findings) {
    ObjectNode document = Json.MAPPER.createObjectNode().put("service", service);
    ArrayNode rules = document.putArray("rules");
    for (Finding finding : findings) {
      ObjectNode rule = rules.addObject().put("rule", finding.rule()).put("says", finding.says());
      if (finding.verdict() instanceof Verdict.Fail fail) {
        rule.put("verdict", "fail").put("expected", fail.expected()).put("came", fail.came());
      } else if (finding.verdict() instanceof Verdict.NotApplicable skipped) {
        rule.put("verdict", "not-applicable").put("reason", skipped.reason());
      } else {
        rule.put("verdict", "pass");
      }
    }
    return document;
  }
}
