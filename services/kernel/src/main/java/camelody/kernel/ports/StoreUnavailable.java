package camelody.kernel.ports;

import org.jspecify.annotations.Nullable;

/**
 * Says that the database is away, full or shutting down: an outage, nobody's fault, and over some
 * day. What was asked had no effect and can be asked again.
 */
public final class StoreUnavailable extends RuntimeException {
  public StoreUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
