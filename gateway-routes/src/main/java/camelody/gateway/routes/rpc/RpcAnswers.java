package camelody.gateway.routes.rpc;

import camelody.gateway.routes.http.HttpAnswer;
import camelody.messaging.jsonrpc.Envelope;
import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcFault;
import camelody.messaging.jsonrpc.RpcFaultException;
import camelody.messaging.jsonrpc.RpcReply;
import camelody.messaging.jsonrpc.RpcRequest;
import camelody.messaging.jsonrpc.RpcResult;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what a member of a message is answered with, and puts the answers of a batch together. */
final class RpcAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(RpcAnswers.class);

  private RpcAnswers() {}

  /** Answers a member by its result or its fault; nothing, if it was a notification. */
  static void answer(Exchange exchange) {
    RpcRequest request = exchange.getProperty(RpcRequests.MEMBER, RpcRequest.class);
    exchange
        .getMessage()
        .setBody(request.isNotification() ? null : new JsonBytes(reply(exchange, request)));
  }

  /** Answers something that should have been a request. */
  static void answerInvalid(Exchange exchange) {
    Envelope.Invalid invalid = exchange.getProperty(RpcRequests.MEMBER, Envelope.Invalid.class);
    byte[] reply = RpcReply.fault(invalid.fault()).toBytes(invalid.id());
    exchange.getMessage().setBody(new JsonBytes(reply));
  }

  /** Answers, under a service's own path, what is another's. */
  static void answerElsewhere(Exchange exchange) {
    RpcRequest request = exchange.getProperty(RpcRequests.MEMBER, RpcRequest.class);
    RpcReply refusal =
        RpcReply.fault(
            FaultCode.METHOD_NOT_FOUND,
            "expected a method of the service in the path, came another's");
    exchange
        .getMessage()
        .setBody(request.isNotification() ? null : new JsonBytes(refusal.toBytes(request.id())));
  }

  /** Answers a message that could not be read at all. */
  static void answerUnreadable(Exchange exchange) {
    Envelope.Unreadable message = exchange.getMessage().getBody(Envelope.Unreadable.class);
    byte[] reply = RpcReply.fault(message.fault()).toBytes(null);
    exchange.getMessage().setBody(HttpAnswer.json(200, new JsonBytes(reply)));
  }

  /** Makes the HTTP answer of what is left in the body: JSON, or nothing at all. */
  static void toHttp(Exchange exchange) {
    JsonBytes answer = exchange.getMessage().getBody(JsonBytes.class);
    exchange
        .getMessage()
        .setBody(answer == null ? HttpAnswer.empty(204) : HttpAnswer.json(200, answer));
  }

  /** Puts the answers of a batch together, in the order of its members; nothing, if none is. */
  static @Nullable JsonBytes array(List<JsonBytes> answers) {
    if (answers.isEmpty()) {
      return null;
    }
    ByteArrayOutputStream array = new ByteArrayOutputStream();
    for (JsonBytes answer : answers) {
      array.write(array.size() == 0 ? '[' : ',');
      array.write(answer.array(), answer.offset(), answer.length());
    }
    array.write(']');
    return new JsonBytes(array.toByteArray());
  }

  private static byte[] reply(Exchange exchange, RpcRequest request) {
    Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (failure == null) {
      JsonBytes result = exchange.getMessage().getBody(RpcResult.class).json();
      return RpcReply.result(result).toBytes(request.id());
    }
    return RpcReply.fault(fault(failure)).toBytes(request.id());
  }

  private static RpcFault fault(Exception failure) {
    if (failure instanceof RpcFaultException known) {
      return known.fault();
    }
    LOG.error("a call over /rpc failed", failure);
    return RpcFault.of(FaultCode.INTERNAL_ERROR, "internal error; the log has it by trace id");
  }
}
