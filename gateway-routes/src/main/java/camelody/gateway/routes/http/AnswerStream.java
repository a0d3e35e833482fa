package camelody.gateway.routes.http;

import io.vertx.core.http.HttpServerResponse;
import java.util.function.Consumer;

/** Writes an answer bit by bit. */
@FunctionalInterface
public interface AnswerStream {
  /**
   * Begins to write. The head is on its way; who ends the answer is this stream or the client.
   *
   * @param onLoop runs what is to be written on the event loop of the connection
   */
  void begin(HttpServerResponse response, Consumer<Runnable> onLoop);
}
