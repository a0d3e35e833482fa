package camelody.operations;

import java.time.Duration;

/**
 * Bounds the work on dead letters.
 *
 * @param lookedAtMax how many letters of a queue are looked at to list or to find some
 * @param settledMax how many letters one call replays or discards
 * @param lockPatience how long to wait while somebody else is at the same queue
 * @param workTimeout how long one call goes on replaying or discarding
 */
public record DeadLetterSettings(
    int lookedAtMax, int settledMax, Duration lockPatience, Duration workTimeout) {}
