package camelody.messaging.teaching;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what tracing may take from the process that does it.
 *
 * @param console whether the teaching console is told
 * @param samplePerSecond how many requests a gateway records
 * @param askedPerSecond how many it records besides of those who ask for it
 * @param bufferEvents how many events may wait to be sent; then the oldest go
 * @param flush how long events wait for one another
 * @param previewCharsMax how long a preview may be
 * @param faultMax how long a fault that the console switches on may last
 * @param otlp where spans go besides, if anywhere
 */
public record TeachingSettings(
    boolean console,
    int samplePerSecond,
    int askedPerSecond,
    int bufferEvents,
    Duration flush,
    int previewCharsMax,
    Duration faultMax,
    @Nullable OtlpSettings otlp) {}
