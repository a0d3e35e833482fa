package camelody.users;

import java.time.Instant;

/**
 * Lets somebody in: {@code {"token":"…","expiresAt":"…","refreshToken":"…","user":{…}}}.
 *
 * @param token a JWT, to be sent as {@code Authorization: Bearer <token>}
 * @param expiresAt when the token ends; renew before
 * @param refreshToken good for one {@code users.renew}, within 30 days
 */
public record Login(String token, Instant expiresAt, String refreshToken, User user) {

  @Override
  public String toString() {
    return "Login[token=…, refreshToken=…, user=" + user.id() + "]";
  }
}
