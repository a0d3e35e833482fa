package camelody.messaging.routes;

import java.time.Duration;

/**
 * Bounds what an event consumer takes and how it tries again.
 *
 * @param batchMax how many of those that have queued up are handled in one transaction
 * @param retriesMax how often a failed event is tried again before it becomes a dead letter
 * @param retryDelay the first wait between two tries; it doubles
 * @param retryDelayMax how long a wait grows, while the database is away
 * @param startsMax how often a redelivered event may be begun before it counts as a killer
 */
public record EventConsumerSettings(
    int batchMax, int retriesMax, Duration retryDelay, Duration retryDelayMax, int startsMax) {}
