package camelody.users;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals private keys for the database (AES-256-GCM), so that a copy of the database signs nothing.
 *
 * <p>The secret is a file that its owner alone may read, made at the first start; all instances
 * need the same one. Without it the sealed keys are lost: others are made then, and nobody has to
 * log in again, for refresh tokens don't depend on them.
 */
public final class SigningSecret {
  private static final int SECRET_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  private SigningSecret(byte[] secret) {
    this.key = new SecretKeySpec(secret, "AES");
  }

  /** Reads the secret, or makes it; of several processes that start at once, one makes it. */
  public static SigningSecret inFile(Path file) {
    try {
      return of(read(file).orElseGet(() -> create(file)));
    } catch (IllegalArgumentException broken) {
      throw new IllegalStateException(
          file + ": expected 32 bytes in base64url; delete it to have another made", broken);
    }
  }

  /** Makes a secret that is kept nowhere, for tests. */
  static SigningSecret random() {
    return of(next());
  }

  /**
   * Reads a secret from the configuration.
   *
   * @throws IllegalArgumentException if it is not 32 bytes in base64url; the message leaves it out
   */
  public static SigningSecret of(String text) {
    byte[] secret = decoded(text);
    if (secret.length != SECRET_BYTES) {
      throw new IllegalArgumentException(
          "users.signing-secret: expected 32 bytes in base64url, came " + secret.length);
    }
    return new SigningSecret(secret);
  }

  /** Seals a text; {@code context} must be the same when it is opened. */
  byte[] seal(byte[] plain, byte[] context) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain);
      byte[] whole = new byte[NONCE_BYTES + sealed.length];
      System.arraycopy(nonce, 0, whole, 0, NONCE_BYTES);
      System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
      return whole;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("cannot seal a signing key", impossible);
    }
  }

  /** Opens what was sealed with this secret; nothing, if it was another or it was changed. */
  Optional<byte[]> open(byte[] whole, byte[] context) {
    try {
      byte[] nonce = java.util.Arrays.copyOf(whole, NONCE_BYTES);
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, nonce, context)
              .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES));
    } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context);
    return cipher;
  }

  // The decoder's own message would show a letter of the secret.
  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException otherLetters) {
      return new byte[0];
    }
  }

  private static String next() {
    byte[] bits = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read " + file, failed);
    }
  }

  // A hard link appears whole, and only if nobody was faster.
  private static String create(Path file) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file in a folder");
    String secret = next();
    try {
      Files.createDirectories(folder, OWNER_FOLDER);
      Path draft = Files.createTempFile(folder, "signing-secret.", ".tmp", OWNER_FILE);
      try {
        Files.write(draft, secret.getBytes(StandardCharsets.US_ASCII));
        Files.createLink(file, draft);
        return secret;
      } catch (FileAlreadyExistsException faster) {
        return read(file).orElseThrow();
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file, failed);
    }
  }
}
