package camelody.messaging.component;

import camelody.messaging.amqp.ContentKind;
import camelody.messaging.amqp.RpcDelivery;
import camelody.messaging.amqp.RpcServerSettings;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.RpcFault;
import org.jspecify.annotations.Nullable;

/** Refuses a message whose envelope need not be opened: too large, compressed, or not JSON. */
final class RequestChecks {
  private RequestChecks() {}

  static @Nullable RpcFault refusal(RpcDelivery delivery, RpcServerSettings settings) {
    if (delivery.body().length > settings.bodyMaxBytes()) {
      return RpcFault.of(
          FaultCode.INVALID_REQUEST,
          "expected at most " + settings.bodyMaxBytes() + " bytes, came " + delivery.body().length);
    }
    ContentKind kind = ContentKind.of(delivery.properties());
    if (!kind.isPlain()) {
      return RpcFault.of(FaultCode.PARSE_ERROR, "expected UTF-8 without a content encoding");
    }
    if (!kind.isJson()) {
      return RpcFault.of(FaultCode.INVALID_REQUEST, "expected the content type application/json");
    }
    return null;
  }
}
