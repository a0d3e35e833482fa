package camelody.kernel;

import java.util.Objects;

/**
 * Says why a service refused.
 *
 * @param message what was expected and what came; shown to the caller, so it holds nothing secret
 */
public record ServiceError(ErrorKind kind, String message) {
  public ServiceError {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(message, "message");
  }
}
