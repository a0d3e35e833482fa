package camelody.users;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and verifies passwords with Argon2id (RFC 9106).
 *
 * <p>A password is read as RFC 8265 (OpaqueString) says: any blank is a blank, and the text is
 * taken in NFC, so that {@code é} opens the same account from every keyboard. Case and width count:
 * NFKC would make passwords equal that look different.
 */
final class Passwords {
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int RANDOM_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Argon2Function function;
  private final String dummyHash;

  Passwords(UsersSettings.Argon2 parameters) {
    this.function =
        Argon2Function.getInstance(
            parameters.memoryKib(),
            parameters.iterations(),
            parameters.parallelism(),
            HASH_BYTES,
            Argon2.ID);
    this.dummyHash = hash(random());
  }

  /** Answers the hash in PHC form, parameters and a random salt included. */
  String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return function.hash(prepared(password).getBytes(StandardCharsets.UTF_8), salt).getResult();
  }

  /**
   * Tells whether the password is the one.
   *
   * @param hash null for an unknown user: then it takes as long to say no
   */
  boolean matches(String password, @Nullable String hash) {
    String against = hash == null ? dummyHash : hash;
    boolean same = Argon2Function.getInstanceFromHash(against).check(prepared(password), against);
    return same && hash != null;
  }

  /** Tells whether a hash was made with other parameters than today's. */
  boolean isOutdated(String hash) {
    return !Argon2Function.getInstanceFromHash(hash).equals(function);
  }

  /** Makes a password of 192 random bits, in 32 letters. */
  static String random() {
    byte[] bits = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  private static String prepared(String password) {
    return Normalizer.normalize(password.replaceAll("\\p{Zs}", " "), Normalizer.Form.NFC);
  }
}
