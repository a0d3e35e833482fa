package camelody.operations;

import camelody.kernel.UserId;
import java.time.Instant;
import java.util.UUID;

/** Says that a dead letter went back to its queue: {@code operations.dead-letter-replayed.v1}. */
record DeadLetterReplayed(
    UUID eventId, Instant occurredAt, String queue, String letterId, UserId userId) {}
