package camelody.users;

/** Exchanges a refresh token for the next one and a fresh token: {@code {"refreshToken":"…"}}. */
public record RenewSession(String refreshToken) {
  public RenewSession {
    Checks.refreshToken(refreshToken);
  }

  @Override
  public String toString() {
    return "RenewSession[refreshToken=…]";
  }
}
