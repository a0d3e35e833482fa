package camelody.messaging.teaching;

import java.time.Duration;

/**
 * Bounds what tracing may take from the process that does it.
 *
 * @param samplePerSecond how many requests a gateway records
 * @param bufferEvents how many events may wait to be sent; then the oldest go
 * @param flush how long events wait for one another
 * @param previewCharsMax how long a preview may be
 */
public record TeachingSettings(
    int samplePerSecond, int bufferEvents, Duration flush, int previewCharsMax) {}
