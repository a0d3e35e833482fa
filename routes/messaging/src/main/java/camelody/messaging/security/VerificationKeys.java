package camelody.messaging.security;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds one verifier for each published key, by {@code kid}. Each knows ES256 and nothing else. */
final class VerificationKeys {
  private static final String ISSUER = "camelody.users";
  private static final String AUDIENCE = "camelody";
  private static final long CLOCKS_DIFFER_SECONDS = 30;
  private static final ECParameterSpec P256 = p256();

  private final Clock clock;

  private volatile Map<String, JWTVerifier> verifiers = Map.of();

  VerificationKeys(Clock clock) {
    this.clock = clock;
  }

  @Nullable JWTVerifier find(String kid) {
    return verifiers.get(kid);
  }

  boolean isEmpty() {
    return verifiers.isEmpty();
  }

  /**
   * Takes over a JWK Set (RFC 7517 §5); keys of other kinds are passed over.
   *
   * @throws IllegalArgumentException if there is no key of ours; the old ones count on
   */
  void replace(JsonNode keySet) {
    Map<String, JWTVerifier> read = new HashMap<>();
    for (JsonNode key : keySet.path("keys")) {
      if (key.path("kty").asText().equals("EC") && key.path("crv").asText().equals("P-256")) {
        read.put(key.path("kid").asText(), verifier(key));
      }
    }
    if (read.isEmpty()) {
      throw new IllegalArgumentException("users.keys: expected a key on P-256, came none");
    }
    verifiers = Map.copyOf(read);
  }

  private JWTVerifier verifier(JsonNode key) {
    JWTVerifier.BaseVerification verification =
        (JWTVerifier.BaseVerification)
            JWT.require(Algorithm.ECDSA256(publicKey(key), null))
                .withIssuer(ISSUER)
                .withAudience(AUDIENCE)
                .withClaimPresence("exp")
                .acceptIssuedAt(CLOCKS_DIFFER_SECONDS);
    return verification.build(clock);
  }

  private static ECPublicKey publicKey(JsonNode key) {
    try {
      ECPoint point = new ECPoint(coordinate(key, "x"), coordinate(key, "y"));
      return (ECPublicKey)
          KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, P256));
    } catch (GeneralSecurityException broken) {
      throw new IllegalArgumentException("users.keys: a key is broken", broken);
    }
  }

  private static BigInteger coordinate(JsonNode key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
  }

  private static ECParameterSpec p256() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java lacks P-256", impossible);
    }
  }
}
