package camelody.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lets a collector receive the spans of a system that has no teaching console. */
class OtlpIT {
  private static final Status.StatusCode STATUS_ERROR = Status.StatusCode.STATUS_CODE_ERROR;
  private static final String CLIENT_SPAN = "00f067aa0ba902b7";

  private final List<Exported> spans = new CopyOnWriteArrayList<>();
  private HttpServer collector;
  private RunningSystem system;

  /** A span, and whose it is. */
  private record Exported(String service, Span span) {
    String id() {
      return hex(span.getSpanId());
    }

    String parent() {
      return hex(span.getParentSpanId());
    }

    String text() {
      return "%s %s %s"
          .formatted(service, span.getKind().name().replace("SPAN_KIND_", ""), span.getName());
    }
  }

  @BeforeEach
  void start() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
              .getResourceSpansList()
              .forEach(this::receive);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    system =
        RunningSystem.startOn(
            List.of(),
            List.of("--production"),
            Map.of(
                "TRACING_OTLP_ENDPOINT",
                "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces"));
  }

  @AfterEach
  void stop() {
    system.stop();
    collector.stop(0);
  }

  @Test
  void
      given_a_collector_when_a_track_begins_then_its_spans_make_one_tree_with_kinds_and_failures() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> system.http().get("/api/tracks").json().path("total").asInt() > 0);
    String track = system.http().get("/api/tracks?limit=1").json().at("/items/0/id").asText();
    String trace = newTrace();
    String refused = newTrace();

    Http.Answer answer = traced(trace).get("/api/tracks/" + track + "/stream");
    traced(refused).get("/api/tracks/01a20776-0000-7000-8000-000000000000");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Camelody-Trace")).isEmpty();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(of(trace))
                    .extracting(Exported::text)
                    .contains(
                        "gateway SERVER GET /api/tracks/{trackId}/stream",
                        "gateway CLIENT catalogue.openStream",
                        "catalogue SERVER catalogue.openStream",
                        "gateway PRODUCER listening.track-started.v1",
                        "history CONSUMER history.listening",
                        "activity CONSUMER activity.log"));
    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertIsTree(of(trace)));
    assertThat(kindOfParent(trace, "catalogue SERVER catalogue.openStream"))
        .isEqualTo("gateway CLIENT catalogue.openStream");
    assertThat(kindOfParent(trace, "history CONSUMER history.listening"))
        .isEqualTo("gateway PRODUCER listening.track-started.v1");
    assertThat(of(trace)).allMatch(each -> each.span().getStatus().getCode() != STATUS_ERROR);
    assertThat(of(refused)).allMatch(each -> each.span().getStatus().getCode() != STATUS_ERROR);
    assertThat(attributes(of(refused), "gateway SERVER"))
        .containsEntry("http.response.status_code", "404");
  }

  // Each span lies in another of the trace, and the outermost in the client's own.
  private static void assertIsTree(List<Exported> trace) {
    List<String> ids = trace.stream().map(Exported::id).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(trace)
        .allSatisfy(
            each ->
                assertThat(each.parent())
                    .as(each.text())
                    .satisfiesAnyOf(
                        parent -> assertThat(ids).contains(parent),
                        parent -> {
                          assertThat(parent).isEqualTo(CLIENT_SPAN);
                          assertThat(each.span().getKind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
                        }));
    assertThat(trace)
        .allMatch(each -> each.span().getStartTimeUnixNano() <= each.span().getEndTimeUnixNano());
  }

  private String kindOfParent(String trace, String text) {
    Exported child =
        of(trace).stream().filter(each -> each.text().equals(text)).findFirst().orElseThrow();
    return of(trace).stream()
        .filter(each -> each.id().equals(child.parent()))
        .map(Exported::text)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> attributes(List<Exported> trace, String begin) {
    return trace.stream()
        .filter(each -> each.text().startsWith(begin))
        .flatMap(each -> each.span().getAttributesList().stream())
        .collect(Collectors.toMap(KeyValue::getKey, OtlpIT::text, (one, other) -> one));
  }

  private static String text(KeyValue attribute) {
    return attribute.getValue().hasIntValue()
        ? Long.toString(attribute.getValue().getIntValue())
        : attribute.getValue().getStringValue();
  }

  private List<Exported> of(String trace) {
    return spans.stream().filter(each -> hex(each.span().getTraceId()).equals(trace)).toList();
  }

  private void receive(ResourceSpans resource) {
    String service =
        resource.getResource().getAttributesList().stream()
            .filter(attribute -> attribute.getKey().equals("service.name"))
            .map(attribute -> attribute.getValue().getStringValue())
            .findFirst()
            .orElse("");
    resource.getScopeSpansList().stream()
        .flatMap(scope -> scope.getSpansList().stream())
        .forEach(span -> spans.add(new Exported(service, span)));
  }

  private Http traced(String trace) {
    return system.http().with("traceparent", "00-" + trace + "-" + CLIENT_SPAN + "-01");
  }

  private static String newTrace() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
