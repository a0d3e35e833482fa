package camelody.messaging.amqp;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps a Circuit Breaker for each service that was called. Silence opens it; a fault does not, for
 * a service that says no is well.
 */
final class Circuits {
  private static final int WINDOW_CALLS = 20;
  private static final int CALLS_MIN = 10;
  private static final int PROBES = 3;
  // Names come from callers of POST /rpc; only those that answered once or timed out stay useful.
  private static final int SERVICES_MAX = 1_000;

  private final CircuitBreakerConfig config;
  private final Map<String, CircuitBreaker> circuits = new HashMap<>();

  Circuits(RpcSettings settings) {
    this.config =
        CircuitBreakerConfig.custom()
            .slidingWindowSize(WINDOW_CALLS)
            .minimumNumberOfCalls(CALLS_MIN)
            .waitDurationInOpenState(settings.circuitOpen())
            .permittedNumberOfCallsInHalfOpenState(PROBES)
            .writableStackTraceEnabled(false)
            .build();
  }

  /** Called on the event loop only. */
  CircuitBreaker of(String service) {
    CircuitBreaker known = circuits.get(service);
    if (known != null) {
      return known;
    }
    if (circuits.size() >= SERVICES_MAX) {
      circuits.values().removeIf(circuit -> circuit.getState() == CircuitBreaker.State.CLOSED);
    }
    CircuitBreaker made = CircuitBreaker.of(service, config);
    circuits.put(service, made);
    return made;
  }
}
