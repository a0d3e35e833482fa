package camelody.gateway.routes.rest;

import camelody.gateway.routes.http.HttpAnswer;
import camelody.messaging.jsonrpc.JsonBytes;
import camelody.messaging.jsonrpc.RpcResult;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Makes the HTTP answer of a method's result, whose bytes are passed on as they came. */
final class RestAnswerTranslator implements Processor {
  private static final int NO_CONTENT = 204;

  private final RestOperation operation;

  RestAnswerTranslator(RestOperation operation) {
    this.operation = operation;
  }

  @Override
  public void process(Exchange exchange) {
    JsonBytes result = exchange.getMessage().getBody(RpcResult.class).json();
    exchange.getMessage().setBody(answer(result));
  }

  private HttpAnswer answer(JsonBytes result) {
    HttpAnswer answer =
        operation.status() == NO_CONTENT
            ? HttpAnswer.empty(NO_CONTENT)
            : HttpAnswer.json(operation.status(), result);
    if (operation.location() != null) {
      String id = String.valueOf(JsonMembers.scalar(result, "id"));
      answer = answer.with("Location", operation.location().replace("{id}", id));
    }
    String version = operation.versioned() ? JsonMembers.scalar(result, "version") : null;
    return version == null ? answer : answer.with("ETag", "\"" + version + "\"");
  }
}
