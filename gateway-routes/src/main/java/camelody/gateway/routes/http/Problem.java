package camelody.gateway.routes.http;

import camelody.messaging.jsonrpc.FaultCode;
import camelody.messaging.jsonrpc.Json;
import camelody.messaging.tracing.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says over HTTP why something failed (RFC 9457):
 *
 * <pre>{@code
 * {"type":"urn:camelody:problem:not-found","title":"Not Found","status":404,
 *  "detail":"track 0190… does not exist","code":1003,"correlationId":"0af76519…"}
 * }</pre>
 *
 * @param name the last part of the type
 * @param code of the fault, as on the wire of JSON-RPC
 * @param detail what was expected and what came
 * @param retryAfterSeconds when to come again, or nothing when repeating won't help
 * @param allow the verbs that would have done, for 405
 */
public record Problem(
    int status,
    String name,
    int code,
    String detail,
    @Nullable Integer retryAfterSeconds,
    @Nullable String allow) {
  static final String CONTENT_TYPE = "application/problem+json";

  public static Problem of(int status, String name, FaultCode code, String detail) {
    return new Problem(status, name, code.code(), detail, null, null);
  }

  public static Problem badRequest(String detail) {
    return of(400, "invalid-argument", FaultCode.INVALID_PARAMS, detail);
  }

  public static Problem unauthenticated(String detail) {
    return of(401, "unauthenticated", FaultCode.UNAUTHENTICATED, detail);
  }

  public static Problem notFound(String detail) {
    return of(404, "not-found", FaultCode.METHOD_NOT_FOUND, detail);
  }

  static Problem otherVerbs(String allow) {
    return new Problem(
        405,
        "method-not-allowed",
        FaultCode.INVALID_REQUEST.code(),
        "expected " + allow + ", came another verb",
        null,
        allow);
  }

  static Problem notAcceptable(String offered) {
    return of(
        406,
        "not-acceptable",
        FaultCode.INVALID_REQUEST,
        "only " + offered + " can be had here, Accept asks for something else");
  }

  static Problem slowRequest(Duration limit) {
    return of(
        408,
        "request-too-slow",
        FaultCode.INVALID_REQUEST,
        "expected the whole request within " + limit.toMillis() + " ms");
  }

  static Problem tooLarge(long bytesMax) {
    return of(
        413,
        "body-too-large",
        FaultCode.INVALID_REQUEST,
        "expected a body of at most " + bytesMax + " bytes, came more");
  }

  static Problem mediaType(String detail) {
    return of(415, "unsupported-media-type", FaultCode.INVALID_REQUEST, detail);
  }

  public static Problem tooManyRequests(String detail, int retryAfterSeconds) {
    return of(429, "too-many-requests", FaultCode.TOO_MANY_REQUESTS, detail)
        .retryAfter(retryAfterSeconds);
  }

  public static Problem unavailable(String detail, int retryAfterSeconds) {
    return of(503, "unavailable", FaultCode.UNAVAILABLE, detail).retryAfter(retryAfterSeconds);
  }

  public static Problem internal() {
    return of(
        500,
        "internal-error",
        FaultCode.INTERNAL_ERROR,
        "something went wrong here; the log knows more under this correlation id");
  }

  public Problem retryAfter(int seconds) {
    return new Problem(status, name, code, detail, seconds, allow);
  }

  Map<String, Object> members(String correlationId) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "urn:camelody:problem:" + name);
    members.put("title", StatusPhrases.of(status));
    members.put("status", status);
    members.put("detail", detail);
    members.put("code", code);
    members.put("correlationId", correlationId);
    return members;
  }

  /** Makes the answer to a request. */
  public HttpAnswer answer(String correlationId) {
    HttpAnswer answer = HttpAnswer.problem(this, correlationId);
    if (retryAfterSeconds != null) {
      answer = answer.with("Retry-After", retryAfterSeconds.toString());
    }
    if (allow != null) {
      answer = answer.with("Allow", allow);
    }
    return status == 401 ? answer.with("WWW-Authenticate", "Bearer realm=\"camelody\"") : answer;
  }

  /** Makes the last answer on a connection whose request never became whole. */
  byte[] onTheWire() {
    byte[] body = Json.bytes(members(TraceContext.traceId(TraceContext.start())));
    String head =
        "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, StatusPhrases.of(status), CONTENT_TYPE, body.length);
    return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  public ProblemException asException() {
    return new ProblemException(this);
  }
}
