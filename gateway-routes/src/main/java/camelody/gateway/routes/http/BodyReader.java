package camelody.gateway.routes.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Reads a request's body into memory, up to a bound. */
final class BodyReader {
  private final int bytesMax;

  BodyReader(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  static boolean isExpected(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : !length.equals("0");
  }

  /**
   * Reads the body.
   *
   * @param whole gets it
   * @param tooLarge is told instead, once, and the rest is thrown away as it comes: a client that
   *     is cut off while it still sends would not see the answer
   */
  void read(
      HttpServerRequest request, Runnable received, Consumer<Buffer> whole, Runnable tooLarge) {
    if (announcedLength(request) > bytesMax) {
      discard(request, received);
      tooLarge.run();
      return;
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    Buffer body = Buffer.buffer();
    request.handler(
        chunk -> {
          if (body.length() + chunk.length() > bytesMax) {
            discard(request, received);
            tooLarge.run();
          } else {
            body.appendBuffer(chunk);
          }
        });
    request.endHandler(
        any -> {
          received.run();
          whole.accept(body);
        });
  }

  private static void discard(HttpServerRequest request, Runnable received) {
    request.handler(chunk -> {});
    request.endHandler(any -> received.run());
  }

  private static long announcedLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException tooLongForANumber) {
      return Long.MAX_VALUE;
    }
  }
}
