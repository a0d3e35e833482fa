package camelody.operations;

import org.jspecify.annotations.Nullable;

/**
 * Tells of a living process, as it told of itself.
 *
 * @param handled requests and events since its start
 * @param failed those among them that ended with an internal error
 * @param inFlight those it has in work now
 */
public record WorkerReport(
    String service,
    String instance,
    @Nullable String host,
    long pid,
    @Nullable String version,
    long uptimeSeconds,
    long handled,
    long failed,
    int inFlight,
    double meanMillis,
    double p99Millis) {}
