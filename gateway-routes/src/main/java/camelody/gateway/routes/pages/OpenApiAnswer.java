package camelody.gateway.routes.pages;

import camelody.gateway.routes.http.HttpAnswer;
import camelody.gateway.routes.rest.OpenApiDocument;
import camelody.gateway.routes.rpc.Discovery;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import java.io.IOException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Answers the OpenAPI document: the paths are the gateway's, what they answer the services say
 * (Content Enricher).
 */
final class OpenApiAnswer extends AsyncProcessorSupport {
  private final Discovery discovery;

  OpenApiAnswer(Discovery discovery) {
    this.discovery = discovery;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    discovery
        .everything()
        .thenApply(OpenApiAnswer::document)
        .whenComplete(
            (answer, failure) -> {
              if (failure == null) {
                exchange.getMessage().setBody(answer);
              } else {
                exchange.setException(failure.getCause() == null ? failure : failure.getCause());
              }
              callback.done(false);
            });
    return false;
  }

  private static HttpAnswer document(JsonBytes openRpc) {
    try {
      return HttpAnswer.json(200, OpenApiDocument.of(Json.MAPPER.readTree(openRpc.toBytes())));
    } catch (IOException impossible) {
      throw new IllegalStateException("the merged document is not JSON", impossible);
    }
  }
}
