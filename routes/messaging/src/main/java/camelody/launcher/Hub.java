package camelody.launcher;

import camelody.kernel.ports.StoreUnavailable;
import camelody.messaging.amqp.Broker;
import camelody.messaging.amqp.ControlBus;
import camelody.messaging.amqp.RpcCaller;
import camelody.messaging.component.CallStatistics;
import camelody.messaging.events.EventPublisher;
import camelody.messaging.methods.RpcClient;
import camelody.messaging.security.TokenVerifier;
import camelody.messaging.teaching.Teaching;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lends a bundle what every process has.
 *
 * @param service the bundle's name, {@code catalogue}
 * @param instance this process's name among the others of its service, {@code catalogue-2}
 * @param keys what tokens are verified with: a call to users, or, in users itself, its own store
 * @param management serves health and metrics; the gateway shows them on its own port too
 * @param teaching there only while {@code teaching.enabled}
 */
public record Hub(
    String service,
    String instance,
    Settings settings,
    DataDirectory dataDirectory,
    Clock clock,
    Broker broker,
    ControlBus control,
    RpcCaller caller,
    RpcClient rpc,
    EventPublisher events,
    TokenVerifier tokens,
    SwitchableKeys keys,
    CallStatistics statistics,
    MeterRegistry metrics,
    Management management,
    @Nullable Teaching teaching) {

  /**
   * Answers where this service's schema is: the setting {@code <service>.database.uri}, or, where
   * that is empty, what provisioning has written to {@code data/secrets/}.
   *
   * @return throws {@link StoreUnavailable} until provisioning has been there
   */
  public Supplier<String> databaseUri() {
    return () -> {
      String configured = settings.text(service + ".database.uri");
      return configured.isEmpty() ? provisioned() : configured;
    };
  }

  private String provisioned() {
    return DataDirectory.read(dataDirectory.secret(service + ".database-uri"))
        .orElseThrow(
            () ->
                new StoreUnavailable(
                    dataDirectory.secret(service + ".database-uri")
                        + " is not there: waiting for the provisioning of the database",
                    null));
  }
}
