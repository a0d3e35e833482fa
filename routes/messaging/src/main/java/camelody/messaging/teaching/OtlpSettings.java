package camelody.messaging.teaching;

import java.net.URI;
import java.time.Duration;

/**
 * Says where spans are exported to.
 *
 * @param endpoint of a collector that speaks OTLP over HTTP, {@code http://host:4318/v1/traces}
 * @param queueSpansMax how many spans may wait; more are dropped
 * @param timeout of one export
 */
public record OtlpSettings(URI endpoint, int queueSpansMax, Duration timeout) {}
