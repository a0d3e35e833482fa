package camelody.users;

import java.util.List;

/** Publishes the keys that verify tokens: a JWK Set (RFC 7517 §5). */
public record KeySet(List<Jwk> keys) {
  public KeySet {
    keys = List.copyOf(keys);
  }

  /**
   * A public key on the curve P-256 (RFC 7518 §6.2).
   *
   * @param kid the thumbprint of the key itself (RFC 7638)
   */
  public record Jwk(
      String kty, String crv, String x, String y, String alg, String use, String kid) {}
}
