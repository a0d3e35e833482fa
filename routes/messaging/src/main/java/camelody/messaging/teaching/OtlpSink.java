package camelody.messaging.teaching;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Exports spans to a collector of the user's choice by the OpenTelemetry Protocol. The SDK queues,
 * batches and repeats; a collector that is away costs nothing but its spans.
 */
final class OtlpSink implements TraceSink {
  private static final long LAST_EXPORT_SECONDS = 2;

  private final SdkTracerProvider provider;
  private final SpanMaker spans;

  OtlpSink(String service, String instance, OtlpSettings settings) {
    GivenIds ids = new GivenIds();
    provider =
        SdkTracerProvider.builder()
            .setIdGenerator(ids)
            .setResource(resource(service, instance))
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        OtlpHttpSpanExporter.builder()
                            .setEndpoint(settings.endpoint().toString())
                            .setTimeout(settings.timeout())
                            .build())
                    .setMaxQueueSize(settings.queueSpansMax())
                    .setMaxExportBatchSize(Math.min(512, settings.queueSpansMax()))
                    .setExporterTimeout(settings.timeout())
                    .build())
            .build();
    spans = new SpanMaker(provider.get("camelody"), ids, instance);
  }

  // https://opentelemetry.io/docs/specs/semconv/resource/
  private static Resource resource(String service, String instance) {
    return Resource.create(
        Attributes.of(
            AttributeKey.stringKey("service.namespace"), "camelody",
            AttributeKey.stringKey("service.name"), service,
            AttributeKey.stringKey("service.instance.id"), instance));
  }

  @Override
  public boolean send(List<TraceEvent> events) {
    events.forEach(spans::add);
    return true;
  }

  @Override
  public void tick() {
    spans.endOld(Micros.now());
  }

  @Override
  public void close() {
    spans.endOld(Long.MAX_VALUE);
    provider.shutdown().join(LAST_EXPORT_SECONDS, TimeUnit.SECONDS);
  }
}
