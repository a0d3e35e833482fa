package camelody.users;

import java.util.List;
import java.util.UUID;

/**
 * Lists the sessions that ended while a token of theirs may still be alive: {@code
 * {"sessionIds":["…"]}}. An id opens nothing, so it is no secret.
 */
public record Revocations(List<UUID> sessionIds) {
  public Revocations {
    sessionIds = List.copyOf(sessionIds);
  }
}
