package camelody.users;

import camelody.kernel.Role;
import camelody.kernel.UserId;
import java.time.Instant;

/** An account as it is stored. */
record Account(
    UserId userId,
    String username,
    String displayName,
    Role role,
    String passwordHash,
    Instant createdAt) {

  User shown() {
    return new User(userId, username, displayName, role, createdAt);
  }

  @Override
  public String toString() {
    return "Account[userId=" + userId + ", role=" + role + "]";
  }
}
