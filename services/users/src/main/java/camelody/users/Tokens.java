package camelody.users;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Makes tokens: JWT (RFC 7519), signed with ES256, named by {@code kid}.
 *
 * <pre>{@code
 * {"iss":"camelody.users","aud":"camelody","sub":"<user id>","name":"anna","role":"listener",
 *  "sid":"<session id>","iat":1780315200,"exp":1780315800}
 * }</pre>
 */
final class Tokens {
  /** Who issues tokens; every verifier expects these two. */
  static final String ISSUER = "camelody.users";

  static final String AUDIENCE = "camelody";

  private final SigningKeys keys;
  private final Duration lifetime;
  private final Clock clock;

  record Issued(String token, Instant expiresAt) {}

  Tokens(SigningKeys keys, Duration lifetime, Clock clock) {
    this.keys = keys;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  Issued issue(Account account, UUID session) {
    SigningKey key = keys.current();
    // A JWT counts whole seconds; the answer names the same end.
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = now.plus(lifetime);
    String token =
        JWT.create()
            .withKeyId(key.keyId())
            .withIssuer(ISSUER)
            .withAudience(AUDIENCE)
            .withSubject(account.userId().toString())
            .withClaim("name", account.username())
            .withClaim("role", account.role().toString())
            .withClaim("sid", session.toString())
            .withIssuedAt(now)
            .withExpiresAt(expiresAt)
            .sign(Algorithm.ECDSA256(key.publicKey(), key.privateKey()));
    return new Issued(token, expiresAt);
  }
}
