package camelody.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import camelody.client.conform.Finding;
import camelody.client.conform.Kit;
import camelody.client.conform.Options;
import camelody.client.conform.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Runs the conformance kit on a worker. */
public final class Conformance {
  private Conformance() {}

  /**
   * Expects that a worker keeps every rule.
   *
   * @param read a method of it that only reads and needs no parameters
   */
  public static void expect(String brokerUri, String service, @Nullable String read) {
    assertThat(broken(brokerUri, service, new Options(read, false, null, "{}", null)))
        .as(service)
        .isEmpty();
  }

  /** Answers what falls short. */
  static List<Finding> broken(String brokerUri, String service, Options options) {
    List<Finding> findings = new CopyOnWriteArrayList<>();
    try {
      Kit.run(brokerUri, service, options, findings::add);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    return findings.stream().filter(each -> each.verdict() instanceof Verdict.Fail).toList();
  }
}
