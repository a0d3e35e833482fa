package camelody.launcher;

import java.util.function.Supplier;

/**
 * Finds the broker: the service's own login in {@code data/secrets/<service>.broker-uri}, else the
 * setting {@code broker.uri}, else where the embedded one says that it is.
 */
public final class BrokerAddress {
  private BrokerAddress() {}

  /** Answers addresses; throws {@link IllegalStateException} until one is known. */
  public static Supplier<String> of(String service, Settings settings, DataDirectory data) {
    return () ->
        DataDirectory.read(data.secret(service + ".broker-uri"))
            .orElseGet(() -> shared(settings, data));
  }

  private static String shared(Settings settings, DataDirectory data) {
    String configured = settings.text("broker.uri");
    return configured.isEmpty() || configured.equals("embedded")
        ? DataDirectory.read(data.run("broker-uri")).orElseThrow(BrokerAddress::unknown)
        : configured;
  }

  private static IllegalStateException unknown() {
    return new IllegalStateException(
        "broker.uri is not set, and no embedded broker has started yet");
  }
}
