package camelody.infrastructure;

import camelody.launcher.DataDirectory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes passwords that nobody has to remember, and keeps them for their owner's eyes only. */
final class Passwords {
  private static final int BYTES = 24;

  private Passwords() {}

  /** Answers the password kept in a file, made at the first call. */
  static String keptIn(Path file) {
    return DataDirectory.read(file)
        .orElseGet(
            () -> {
              String made = random();
              DataDirectory.write(file, made);
              return made;
            });
  }

  /** Answers 192 random bits as letters, digits, {@code -} and {@code _}. */
  static String random() {
    byte[] bits = new byte[BYTES];
    new SecureRandom().nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }
}
