package camelody.users;

import camelody.kernel.Role;
import camelody.kernel.UserId;
import java.time.Instant;

/**
 * Shows an account: {@code {"id":"…","username":"anna","displayName":"Anna B.","role":"listener",
 * "createdAt":"2026-06-01T12:00:00Z"}}.
 */
public record User(UserId id, String username, String displayName, Role role, Instant createdAt) {}
