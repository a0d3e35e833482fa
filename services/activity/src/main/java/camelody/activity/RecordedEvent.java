package camelody.activity;

import camelody.kernel.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads any event, whatever its members are.
 *
 * @param method such as {@code listening.trackPlayed}
 * @param params the event's own members, an object
 */
public record RecordedEvent(String method, UUID eventId, Instant occurredAt, JsonNode params) {
  private static final int METHOD_MAX = 200;

  public RecordedEvent {
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(occurredAt, "occurredAt");
    if (method.length() > METHOD_MAX) {
      throw new IllegalArgumentException("method: expected " + METHOD_MAX + " characters at most");
    }
    if (!params.isObject()) {
      throw new IllegalArgumentException("params: expected an object");
    }
  }

  /**
   * Answers whom the event is about; null if about nobody, such as a scan begun by a timer, or
   * about nobody whom we could know: the log keeps what it is told.
   */
  @Nullable UserId userId() {
    return Stream.of("userId", "ownerId", "grantedBy")
        .map(name -> read(params.path(name).textValue()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable UserId read(@Nullable String text) {
    try {
      return text == null ? null : UserId.of(text);
    } catch (IllegalArgumentException otherwise) {
      return null;
    }
  }
}
