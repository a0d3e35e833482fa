package camelody.users;

import camelody.kernel.Role;
import camelody.kernel.UserId;

/** Gives a user a role: {@code {"userId":"…","role":"administrator"}}, or takes it away again. */
public record GrantRole(UserId userId, Role role) {
  public GrantRole {
    Checks.present("userId", userId);
    Checks.present("role", role);
  }
}
