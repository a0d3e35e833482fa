package camelody.operations;

import camelody.kernel.UserId;
import java.time.Instant;
import java.util.UUID;

/** Says that a dead letter is gone for good: {@code operations.dead-letter-discarded.v1}. */
record DeadLetterDiscarded(
    UUID eventId, Instant occurredAt, String queue, String letterId, UserId userId) {}
