package camelody.operations;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows a dead letter.
 *
 * @param letterId the event's id, or a hash of the body where it has none; letters that share it
 *     are copies of one event
 * @param queue the queue that it goes back to when it is replayed
 * @param reason {@code NOT_READABLE}, {@code UNKNOWN_EVENT}, {@code WRONG_EXCHANGE}, {@code
 *     KILLED_CONSUMER}, {@code FAILED}, or {@code BROKER_…} when the broker's own bound put it here
 * @param exception what the last try said
 * @param firstQueue the queue in which it failed
 * @param failedAt RFC 3339, as written by whoever gave up
 * @param attempts how often it was tried by the process that gave up
 * @param method its JSON-RPC method, if it can be read at all
 * @param routingKey under which it was published first
 * @param body the first 4 KiB, as far as they are UTF-8
 * @param headers all others of the message, bounded
 */
public record Letter(
    String letterId,
    String queue,
    String reason,
    @Nullable String exception,
    String firstQueue,
    @Nullable String failedAt,
    @Nullable Integer attempts,
    @Nullable String traceId,
    @Nullable String eventId,
    @Nullable String method,
    @Nullable String routingKey,
    int sizeBytes,
    String body,
    Map<String, Object> headers) {}
