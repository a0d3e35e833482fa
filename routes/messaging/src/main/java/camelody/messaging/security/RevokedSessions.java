package camelody.messaging.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Remembers which sessions have ended, from two sources: what was broadcast, which may be lost, and
 * what was asked for last, which may be four seconds old. Both count.
 */
final class RevokedSessions {
  private static final int BROADCAST_MAX = 100_000;
  private static final Duration BROADCAST_KEPT = Duration.ofHours(1);

  private final Cache<UUID, Boolean> broadcast =
      Caffeine.newBuilder().maximumSize(BROADCAST_MAX).expireAfterWrite(BROADCAST_KEPT).build();

  private volatile Set<UUID> listed = Set.of();

  boolean contains(UUID session) {
    return listed.contains(session) || broadcast.getIfPresent(session) != null;
  }

  void add(UUID session) {
    broadcast.put(session, true);
  }

  /**
   * Takes over what users answered.
   *
   * @throws IllegalArgumentException if it is no list of sessions; the old one counts on
   */
  void replace(JsonNode revocations) {
    JsonNode ids = revocations.path("sessionIds");
    if (!ids.isArray()) {
      throw new IllegalArgumentException("users.revocations: expected sessionIds, came none");
    }
    Set<UUID> sessions = new HashSet<>();
    ids.forEach(id -> sessions.add(UUID.fromString(id.asText())));
    listed = sessions;
  }
}
