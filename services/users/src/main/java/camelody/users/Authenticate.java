package camelody.users;

/** Asks to come in: {@code {"username":"anna","password":"…"}}. */
public record Authenticate(String username, String password) {
  public Authenticate {
    username = Username.typed(username);
    Checks.password("password", password);
  }

  @Override
  public String toString() {
    return "Authenticate[username=…, password=…]";
  }
}
