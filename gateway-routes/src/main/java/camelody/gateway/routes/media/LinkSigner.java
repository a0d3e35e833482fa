package camelody.gateway.routes.media;

import camelody.kernel.TrackId;
import camelody.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs addresses under which a browser's {@code <audio>}, which can't send a token, may hear one
 * track for a while: {@code /api/tracks/{trackId}/stream?user=…&expires=1767225600&signature=…}.
 *
 * <p>The signature is an HMAC-SHA-256 over track, user and time, under a secret that all gateways
 * share.
 */
final class LinkSigner {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final Duration validity;
  private final Clock clock;

  LinkSigner(byte[] secret, Duration validity, Clock clock) {
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.validity = validity;
    this.clock = clock;
  }

  /** A signed address, and until when it is good. */
  record Link(String url, Instant expiresAt) {}

  Link sign(TrackId track, UserId user) {
    long expires = clock.instant().plus(validity).getEpochSecond();
    String url =
        "/api/tracks/%s/stream?user=%s&expires=%d&signature=%s"
            .formatted(track, user, expires, signature(track.toString(), user.toString(), expires));
    return new Link(url, Instant.ofEpochSecond(expires));
  }

  /** Tells whether a link is ours and still good. */
  boolean accepts(String track, String user, String expires, String signature) {
    if (!expires.matches("\\d{1,12}")) {
      return false;
    }
    long until = Long.parseLong(expires);
    byte[] expected = signature(track, user, until).getBytes(StandardCharsets.US_ASCII);
    byte[] came = signature.getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, came) && clock.instant().getEpochSecond() <= until;
  }

  private String signature(String track, String user, long expires) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] text = (track + '\n' + user + '\n' + expires).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
