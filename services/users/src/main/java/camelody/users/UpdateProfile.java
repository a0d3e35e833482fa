package camelody.users;

/**
 * Changes one's own profile: {@code {"displayName":"Anna B."}}.
 *
 * @param displayName 1 to 100 characters
 */
public record UpdateProfile(String displayName) {
  public UpdateProfile {
    Checks.displayName(displayName);
  }
}
