package camelody.system.faults;

import camelody.system.BrokerKind;
import camelody.system.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What an experiment found: a row of {@code docs/reliability.md}. A test records it when all its
 * assertions held.
 */
record Finding(
    String promise,
    String testClass,
    String broker,
    String accepted,
    String counted,
    String lost,
    String doubled,
    String recovered,
    String measured,
    String commit) {
  static final Path FOLDER =
      Path.of(System.getProperty("camelody.reliability", "target/reliability"));

  private static final String NONE = "–";

  /** Records plays, or other things that are counted, of what was away for a while. */
  static void record(
      Object test, BrokerKind broker, String promise, Ledger.Counted counted, Duration recovered) {
    counted(test, broker, promise, counted, seconds(recovered), NONE);
  }

  /** Records what is counted, and something else that was measured. */
  static void record(
      Object test, BrokerKind broker, String promise, Ledger.Counted counted, String measured) {
    counted(test, broker, promise, counted, NONE, measured);
  }

  /** Records what was away for a while, where nothing is counted. */
  static void record(Object test, BrokerKind broker, String promise, Duration recovered) {
    uncounted(test, broker, promise, seconds(recovered), NONE);
  }

  /** Records what was measured, where no plays are counted and nothing was away. */
  static void record(Object test, BrokerKind broker, String promise, String measured) {
    uncounted(test, broker, promise, NONE, measured);
  }

  private static void counted(
      Object test,
      BrokerKind broker,
      String promise,
      Ledger.Counted counted,
      String recovered,
      String measured) {
    new Finding(
            promise,
            test.getClass().getSimpleName(),
            label(broker),
            Long.toString(counted.accepted()),
            Long.toString(counted.counted()),
            Long.toString(counted.lost()),
            Long.toString(counted.doubled()),
            recovered,
            measured,
            revision())
        .write();
  }

  private static void uncounted(
      Object test, BrokerKind broker, String promise, String recovered, String measured) {
    new Finding(
            promise,
            test.getClass().getSimpleName(),
            label(broker),
            NONE,
            NONE,
            NONE,
            NONE,
            recovered,
            measured,
            revision())
        .write();
  }

  /** Reads a row. */
  static Finding of(String row) {
    String[] cells = row.strip().replaceAll("^\\|\\s*|\\s*\\|$", "").split("\\s*\\|\\s*", -1);
    return new Finding(
        cells[0],
        cells[1].replaceAll("\\[`?([A-Za-z]+)`?\\].*", "$1"),
        cells[2],
        cells[3],
        cells[4],
        cells[5],
        cells[6],
        cells[7],
        cells[8],
        cells[9]);
  }

  String row() {
    String link =
        "[" + testClass + "](../src/test/java/camelody/system/faults/" + testClass + ".java)";
    return "| "
        + String.join(
            " | ",
            List.of(
                promise, link, broker, accepted, counted, lost, doubled, recovered, measured,
                commit))
        + " |";
  }

  /** Tells which experiment it was; a later run of it takes the place of an earlier one. */
  String key() {
    return testClass + "/" + promise + "/" + broker;
  }

  private void write() {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(
          FOLDER.resolve(Integer.toHexString(key().hashCode()) + ".row"),
          row(),
          StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String label(BrokerKind broker) {
    return broker == BrokerKind.RABBITMQ ? "RabbitMQ" : "embedded";
  }

  /** Writes a time as the table has it. */
  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private static String revision() {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=10", "--exclude=*")
              .directory(RunningSystem.home().toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : "unknown";
    } catch (IOException noGit) {
      return "unknown";
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
