package camelody.messaging.jsonrpc;

import java.io.IOException;

/** The result of a call, as the bytes that came; read only by who wants to look inside. */
public record RpcResult(JsonBytes json) {

  /**
   * Reads the result tolerantly: members that the type does not know are passed over.
   *
   * @throws RpcFaultException {@link FaultCode#BAD_REPLY} if it has another shape
   */
  public <T> T as(Class<T> type) {
    try {
      return Json.MAPPER.readValue(json.array(), json.offset(), json.length(), type);
    } catch (IOException otherShape) {
      throw RpcFault.of(FaultCode.BAD_REPLY, "expected a result of another shape").asException();
    }
  }
}
