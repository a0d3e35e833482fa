package camelody.users;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/**
 * A key pair on P-256 that signs tokens.
 *
 * @param keyId the thumbprint of the public half (RFC 7638)
 * @param signsFrom when it takes over from the one before
 */
record SigningKey(String keyId, ECPublicKey publicKey, ECPrivateKey privateKey, Instant signsFrom) {
  private static final int COORDINATE_BYTES = 32;

  static SigningKey generate(Instant signsFrom) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      ECPublicKey publicKey = (ECPublicKey) pair.getPublic();
      return new SigningKey(
          thumbprint(publicKey), publicKey, (ECPrivateKey) pair.getPrivate(), signsFrom);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("this Java lacks P-256", impossible);
    }
  }

  static SigningKey read(String keyId, byte[] publicKey, byte[] privateKey, Instant signsFrom) {
    try {
      KeyFactory factory = KeyFactory.getInstance("EC");
      return new SigningKey(
          keyId,
          (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(publicKey)),
          (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
          signsFrom);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("signing key " + keyId + " is broken", broken);
    }
  }

  KeySet.Jwk published() {
    return new KeySet.Jwk(
        "EC",
        "P-256",
        coordinate(publicKey.getW().getAffineX()),
        coordinate(publicKey.getW().getAffineY()),
        "ES256",
        "sig",
        keyId);
  }

  private static String thumbprint(ECPublicKey key) {
    String members =
        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
            .formatted(coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
    return base64(RefreshTokens.sha256(members));
  }

  // RFC 7518 §6.2.1.2: always 32 bytes, where BigInteger drops zeros and adds a sign.
  private static String coordinate(BigInteger number) {
    byte[] shortest = number.toByteArray();
    byte[] fixed = new byte[COORDINATE_BYTES];
    int used = Math.min(shortest.length, COORDINATE_BYTES);
    System.arraycopy(shortest, shortest.length - used, fixed, COORDINATE_BYTES - used, used);
    return base64(fixed);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "SigningKey[" + keyId + "]";
  }
}
