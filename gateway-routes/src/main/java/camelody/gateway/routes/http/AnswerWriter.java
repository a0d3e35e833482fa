package camelody.gateway.routes.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes an answer to its client: status, headers, then bytes, or a file's by the kernel. */
final class AnswerWriter {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

  private static final CharSequence CORRELATION_ID =
      HttpHeaders.createOptimized("X-Correlation-Id");
  private static final CharSequence TYPE_OPTIONS =
      HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
  private static final CharSequence NOTHING_LOADS =
      HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
  private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
  private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");

  private static final CharSequence TRACE = HttpHeaders.createOptimized("Camelody-Trace");

  private final CrossOrigin crossOrigin;
  private final boolean traced;

  /**
   * @param traced whether answers say where their trace is shown
   */
  AnswerWriter(CrossOrigin crossOrigin, boolean traced) {
    this.crossOrigin = crossOrigin;
    this.traced = traced;
  }

  /** Writes the answer unless the client has gone or has been answered. May run on any thread. */
  void write(HttpCall call, HttpAnswer answer) {
    HttpServerResponse response = call.request().response();
    if (response.ended() || response.closed()) {
      return;
    }
    try {
      writeHead(call, answer, response);
      if (isLast(call)) {
        response.bodyEndHandler(any -> call.request().connection().close());
      }
      writeBody(call, answer, response);
    } catch (IllegalStateException gone) {
      LOG.debug("the client of {} has gone", call.correlationId());
    }
  }

  private void writeHead(HttpCall call, HttpAnswer answer, HttpServerResponse response) {
    response.setStatusCode(answer.status());
    response.headers().set(TYPE_OPTIONS, NOSNIFF).set(POLICY, NOTHING_LOADS);
    response.headers().set(REFERRER, NO_REFERRER).set(CORRELATION_ID, call.correlationId());
    if (traced) {
      response.headers().set(TRACE, "/teach/trace/" + call.correlationId());
    }
    answer.headers().forEach(response::putHeader);
    if (call.header("Authorization") != null && !response.headers().contains("Cache-Control")) {
      response.putHeader("Cache-Control", "no-store");
    }
    if (isLast(call)) {
      response.putHeader(HttpHeaders.CONNECTION, "close");
    }
    crossOrigin.mark(call.request(), response);
  }

  // What follows a chunked request is not served (ConnectionWatch), so the client is told to stop.
  private static boolean isLast(HttpCall call) {
    return call.request().headers().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  private static void writeBody(HttpCall call, HttpAnswer answer, HttpServerResponse response) {
    Buffer body = answer.body();
    FileSlice file = answer.file();
    AnswerStream stream = answer.stream();
    if (call.isHead()) {
      writeLength(answer, response);
      response.end();
    } else if (file != null) {
      writeLength(answer, response);
      send(file, call, response);
    } else if (body != null) {
      response.end(body);
    } else if (stream != null) {
      response.setChunked(true);
      stream.begin(response, call::onLoop);
    } else {
      response.end();
    }
  }

  private static void writeLength(HttpAnswer answer, HttpServerResponse response) {
    if (answer.file() != null) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(answer.file().length()));
    } else if (answer.body() != null) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(answer.body().length()));
    }
  }

  // The head may be out already when the file fails; all that is left then is to hang up.
  private static void send(FileSlice file, HttpCall call, HttpServerResponse response) {
    response
        .sendFile(file.path().toString(), file.offset(), file.length())
        .onFailure(
            failure -> {
              LOG.debug("{}: sending {} ended early", call.correlationId(), file, failure);
              call.request().connection().close();
            });
  }
}
