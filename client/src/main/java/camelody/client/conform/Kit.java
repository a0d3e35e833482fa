package camelody.client.conform;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks one service about every rule. */
public final class Kit {
  private static final Rule ANSWERS =
      new Rule(
          "answers",
          "answers rpc.discover under the correlation id that was sent",
          probe -> probe.expectResult(Probe.discover("1"), "1"));
  private static final List<Rule> RULES =
      Stream.of(
              EnvelopeRules.ALL,
              BatchRules.ALL,
              DeliveryRules.ALL,
              DescriptionRules.ALL,
              ControlRules.ALL,
              RedeliveryRules.ALL)
          .flatMap(List::stream)
          .toList();

  private Kit() {}

  /** Says that nobody serves that name. */
  public static final class NobodyServes extends RuntimeException {
    NobodyServes(String service) {
      super("no worker is bound as " + service);
    }
  }

  /**
   * Asks about one rule after another.
   *
   * @param findings is told each as soon as it is known
   * @throws IOException if the broker cannot be reached, or is lost
   * @throws NobodyServes if no worker is bound under that name
   */
  public static void run(
      String brokerUri, String service, Options options, Consumer<Finding> findings)
      throws IOException, InterruptedException {
    try (Peer peer = Peer.connect(brokerUri)) {
      Probe probe = new Probe(peer, service, options);
      Finding first = find(ANSWERS, probe);
      if (peer.wasReturned()) {
        throw new NobodyServes(service);
      }
      findings.accept(first);
      // Whoever never answers breaks every rule; there is no need to wait for each.
      if (first.verdict() instanceof Verdict.Fail) {
        return;
      }
      for (Rule rule : RULES) {
        findings.accept(find(rule, probe));
      }
    }
  }

  private static Finding find(Rule rule, Probe probe) throws IOException, InterruptedException {
    return new Finding(rule.name(), rule.says(), rule.check().of(probe));
  }
}
