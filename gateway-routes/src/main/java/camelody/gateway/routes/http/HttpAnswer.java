package camelody.gateway.routes.http;

import camelody.messaging.jsonrpc.Json;
import camelody.messaging.jsonrpc.JsonBytes;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what to answer. A route of the gateway ends with one as its body.
 *
 * @param headers besides those that every answer gets
 * @param body at most one of body, file and stream is there
 * @param stream writes the body bit by bit, for as long as it likes
 */
public record HttpAnswer(
    int status,
    Map<String, String> headers,
    @Nullable Buffer body,
    @Nullable FileSlice file,
    @Nullable AnswerStream stream) {
  public static final String JSON = "application/json";

  private static final Map<String, String> JSON_HEADERS = Map.of("Content-Type", JSON);

  public static HttpAnswer empty(int status) {
    return new HttpAnswer(status, Map.of(), null, null, null);
  }

  /** Answers JSON as it came, without reading or copying it. */
  @SuppressWarnings("deprecation") // Vert.x 5 moves this factory; there is no other that shares.
  public static HttpAnswer json(int status, JsonBytes json) {
    Buffer body = Buffer.buffer(Unpooled.wrappedBuffer(json.array(), json.offset(), json.length()));
    return new HttpAnswer(status, JSON_HEADERS, body, null, null);
  }

  /** Writes a value as JSON. */
  public static HttpAnswer json(int status, Object value) {
    return json(status, JsonBytes.of(value));
  }

  public static HttpAnswer bytes(int status, String contentType, byte[] body) {
    return new HttpAnswer(
        status, Map.of("Content-Type", contentType), Buffer.buffer(body), null, null);
  }

  public static HttpAnswer file(int status, FileSlice file) {
    return new HttpAnswer(status, Map.of(), null, file, null);
  }

  /** Answers with a body that never need end. */
  public static HttpAnswer stream(String contentType, AnswerStream stream) {
    return new HttpAnswer(200, Map.of("Content-Type", contentType), null, null, stream);
  }

  static HttpAnswer problem(Problem problem, String correlationId) {
    return bytes(
        problem.status(), Problem.CONTENT_TYPE, Json.bytes(problem.members(correlationId)));
  }

  /** Answers the same with a header more. */
  public HttpAnswer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, more, body, file, stream);
  }
}
