package camelody.messaging.security;

import java.util.UUID;

/** Tells every process on the Control Bus that a session has ended: {@code {"sessionId":"…"}}. */
public record SessionRevoked(UUID sessionId) {
  /** The method under which it is broadcast. */
  public static final String METHOD = "control.sessionRevoked";
}
