package camelody.gateway.routes.media;

import camelody.gateway.routes.http.FileSlice;
import camelody.gateway.routes.http.HttpAnswer;
import camelody.gateway.routes.http.HttpCall;
import camelody.gateway.routes.http.Problem;
import camelody.messaging.jsonrpc.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes the answer that holds the bytes a claim stands for: whole, in part, or none. Looks at the
 * disk, so it runs on a worker thread.
 */
final class MediaAnswerTranslator implements Processor {
  private final LibraryFiles files;
  private final String cacheControl;

  MediaAnswerTranslator(LibraryFiles files, String cacheControl) {
    this.files = files;
    this.cacheControl = cacheControl;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    exchange.getMessage().setBody(answer(Claim.of(exchange), HttpCall.of(exchange)));
  }

  private HttpAnswer answer(Claim claim, HttpCall call) throws IOException {
    Path file;
    try {
      file = files.find(claim.root(), claim.path());
    } catch (IOException gone) {
      throw Problem.of(404, "not-found", FaultCode.NOT_FOUND, "the file is not there at present")
          .asException();
    }
    long size = Files.size(file);
    Instant modified = Files.getLastModifiedTime(file).toInstant();
    Conditions conditions = new Conditions(entityTag(claim, size, modified), modified);
    return decorated(slice(file, size, conditions, call), claim, conditions);
  }

  private HttpAnswer slice(Path file, long size, Conditions conditions, HttpCall call) {
    if (conditions.isUnchanged(call.header("If-None-Match"), call.header("If-Modified-Since"))) {
      return HttpAnswer.empty(304);
    }
    // A range means something for GET alone (RFC 9110 §14.2); HEAD shows what GET would be like.
    ByteRange range =
        conditions.allowsRange(call.header("If-Range"))
            ? ByteRange.read(call.header("Range"), size)
            : new ByteRange.Whole();
    if (range instanceof ByteRange.Part part) {
      return HttpAnswer.file(206, new FileSlice(file, part.offset(), part.length()))
          .with("Content-Range", part.contentRange(size));
    }
    if (range instanceof ByteRange.Unsatisfiable) {
      return unsatisfiable(size, call);
    }
    return HttpAnswer.file(200, new FileSlice(file, 0, size));
  }

  private static HttpAnswer unsatisfiable(long size, HttpCall call) {
    return Problem.of(
            416,
            "range-not-satisfiable",
            FaultCode.INVALID_PARAMS,
            "expected a range within " + size + " bytes")
        .answer(call.correlationId())
        .with("Content-Range", "bytes */" + size);
  }

  private HttpAnswer decorated(HttpAnswer answer, Claim claim, Conditions conditions) {
    HttpAnswer decorated =
        answer
            .with("Accept-Ranges", "bytes")
            .with("ETag", conditions.entityTag())
            .with("Last-Modified", conditions.lastModified())
            .with("Cache-Control", cacheControl);
    return answer.file() == null
        ? decorated
        : decorated.with("Content-Type", safe(claim.contentType()));
  }

  // A file that was changed after the scan is another thing than the tag says.
  private static String entityTag(Claim claim, long size, Instant modified) {
    String tag =
        claim.entityTag() != null && size == claim.sizeBytes()
            ? claim.entityTag().replaceAll("[^!#-~]", "")
            : Long.toHexString(size) + "-" + Long.toHexString(modified.toEpochMilli());
    return '"' + tag + '"';
  }

  // What a browser would run as a page of ours is not sent as one.
  private static String safe(String contentType) {
    return contentType.matches("(audio|image)/[a-zA-Z0-9.+-]{1,40}") && !contentType.contains("svg")
        ? contentType
        : "application/octet-stream";
  }
}
