package camelody.users;

import org.jspecify.annotations.Nullable;

/**
 * Asks for an account: {@code {"username":"anna","password":"…","displayName":"Anna B."}}.
 *
 * @param username 3 to 32 of a-z, 0-9, '.', '_', '-'; case makes no difference
 * @param password 8 to 128 characters, not the username
 * @param displayName 1 to 100 characters; the username as typed when absent
 */
public record RegisterUser(String username, String password, @Nullable String displayName) {
  public RegisterUser {
    String typed = username;
    username = Username.wanted(username);
    Checks.newPassword("password", password);
    if (password.equalsIgnoreCase(username)) {
      throw new IllegalArgumentException("password: expected another text than the username");
    }
    displayName = Checks.displayName(displayName == null ? typed : displayName);
  }

  String shownName() {
    return displayName == null ? username : displayName;
  }

  @Override
  public String toString() {
    return "RegisterUser[username=" + username + ", password=…]";
  }
}
