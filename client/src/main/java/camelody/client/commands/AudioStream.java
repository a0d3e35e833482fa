package camelody.client.commands;

import camelody.client.gateway.Gateway;
import camelody.client.gateway.GatewayAway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Copies a track's bytes from the gateway. A connection that is lost on the way is taken up again
 * where it broke off ({@code Range} with {@code If-Range}, RFC 9110 §14), {@value #RESUMES_MAX}
 * times at the most.
 */
final class AudioStream {
  private static final int RESUMES_MAX = 3;
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int PARTIAL = 206;

  private final Gateway gateway;
  private final String path;
  private long done;
  private String entityTag = "";

  AudioStream(Gateway gateway, String trackId) {
    this.gateway = gateway;
    this.path = "/api/tracks/" + trackId + "/stream";
  }

  /** A place that takes no more bytes: the player was closed. */
  static final class Closed extends RuntimeException {
    Closed(IOException cause) {
      super(cause);
    }
  }

  /**
   * Copies everything.
   *
   * @param progress is told how many bytes were copied so far
   * @throws Closed if {@code target} takes no more
   */
  void copyTo(OutputStream target, LongConsumer progress) {
    for (int resumes = 0; ; resumes++) {
      try {
        copyRest(target, progress);
        return;
      } catch (IOException lost) {
        if (resumes == RESUMES_MAX) {
          throw new GatewayAway("lost the stream after " + done + " bytes: try again");
        }
      }
    }
  }

  private void copyRest(OutputStream target, LongConsumer progress) throws IOException {
    Map<String, String> headers =
        done == 0 ? Map.of() : Map.of("Range", "bytes=" + done + "-", "If-Range", entityTag);
    HttpResponse<InputStream> response = gateway.open(path, headers);
    try (InputStream body = response.body()) {
      if (done > 0 && response.statusCode() != PARTIAL) {
        throw new GatewayAway("the file has changed while it was streamed: try again");
      }
      entityTag = response.headers().firstValue("ETag").orElse("");
      copy(body, target, progress);
    }
  }

  private void copy(InputStream body, OutputStream target, LongConsumer progress)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      write(target, buffer, read);
      done += read;
      progress.accept(done);
    }
  }

  private static void write(OutputStream target, byte[] buffer, int length) {
    try {
      target.write(buffer, 0, length);
    } catch (IOException closed) {
      throw new Closed(closed);
    }
  }
}
