package camelody.messaging.jsonrpc;

import camelody.kernel.ServiceError;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Says why a call failed: the {@code error} object of JSON-RPC 2.0 §5.1.
 *
 * @param code as on the wire; {@link #kind()} names it
 * @param message what was expected and what came, for the caller's eyes
 * @param data what else the service had to say, as it came
 */
@JsonPropertyOrder({"code", "message", "data"})
public record RpcFault(
    @JsonIgnore FaultCode kind,
    @JsonProperty int code,
    @JsonProperty String message,
    @JsonProperty @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonBytes data) {

  public static RpcFault of(FaultCode kind, String message) {
    return new RpcFault(kind, kind.code(), message, null);
  }

  public static RpcFault of(ServiceError error) {
    return of(FaultCode.of(error.kind()), error.message());
  }

  static RpcFault received(int code, String message, @Nullable JsonBytes data) {
    return new RpcFault(FaultCode.named(code), code, message, data);
  }

  public RpcFaultException asException() {
    return new RpcFaultException(this);
  }
}
