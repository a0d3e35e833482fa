package camelody.activity;

import camelody.kernel.UserId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells one thing that happened.
 *
 * <pre>{@code
 * {"eventId":"0189…","occurredAt":"2026-03-01T10:15:30Z","action":"users.trackRated",
 *  "userId":"0189…","details":{"trackId":"0189…","rating":5}}
 * }</pre>
 *
 * @param action the event's method on the wire
 * @param userId whom it is about, if anybody
 * @param details what else is fit to be kept, see {@link AllowedDetails}
 */
public record Activity(
    UUID eventId, Instant occurredAt, String action, @Nullable UserId userId, ObjectNode details) {

  boolean isListening() {
    return action.startsWith("listening.");
  }
}
