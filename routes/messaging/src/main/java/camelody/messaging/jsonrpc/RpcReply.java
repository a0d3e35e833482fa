package camelody.messaging.jsonrpc;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One reply: {@code {"jsonrpc":"2.0","id":1,"result":…}} or the same with {@code "error"} (JSON-RPC
 * 2.0 §5).
 */
public sealed interface RpcReply {
  /** The AMQP header that says at which byte of a reply its result begins. */
  String RESULT_OFFSET_HEADER = "camelody-result-offset";

  JsonBytes NULL_ID = JsonBytes.ofText("null");

  record Result(JsonBytes value) implements RpcReply {}

  record Fault(RpcFault fault) implements RpcReply {}

  static RpcReply result(JsonBytes value) {
    return new Result(value);
  }

  static RpcReply fault(RpcFault fault) {
    return new Fault(fault);
  }

  static RpcReply fault(FaultCode kind, String message) {
    return new Fault(RpcFault.of(kind, message));
  }

  /** Writes the reply for an id; the result, if it is one, begins at {@link #resultOffset}. */
  default byte[] toBytes(@Nullable JsonBytes id) {
    Ascii.Joiner joiner = new Ascii.Joiner().add(ReplyParts.HEAD).add(id == null ? NULL_ID : id);
    if (this instanceof Result result) {
      joiner.add(ReplyParts.RESULT).add(result.value());
    } else if (this instanceof Fault fault) {
      joiner.add(ReplyParts.ERROR).add(JsonBytes.of(fault.fault()));
    }
    return joiner.add(ReplyParts.TAIL).toBytes();
  }

  static int resultOffset(@Nullable JsonBytes id) {
    return ReplyParts.HEAD.length + (id == null ? NULL_ID : id).length() + ReplyParts.RESULT.length;
  }

  /**
   * Reads a reply.
   *
   * @param expectedId the id that was sent
   * @param resultOffset what {@link #RESULT_OFFSET_HEADER} said, or -1: then the reply is read
   *     whole
   * @return the reply, or the fault {@link FaultCode#BAD_REPLY} when it is none
   */
  static RpcReply read(byte[] message, JsonBytes expectedId, int resultOffset) {
    if (ReplyParts.holdsResultAt(resultOffset, message, expectedId)) {
      return new Result(new JsonBytes(message, resultOffset, message.length - 1));
    }
    if (Utf8.check(message) != null) {
      return bad("expected a reply in UTF-8");
    }
    try (JsonParser json = Json.FACTORY.createParser(message)) {
      return ReplyReader.read(message, json, expectedId);
    } catch (IOException broken) {
      return bad("expected a JSON-RPC 2.0 reply, came something that is not JSON");
    }
  }

  static RpcReply bad(String message) {
    return fault(FaultCode.BAD_REPLY, message);
  }
}
