package camelody.gateway.routes.media;

import camelody.launcher.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Finds the secret under which links are signed, the same for all gateways of a system. */
final class LinkSecret {
  private static final int BYTES = 32;
  private static final int LENGTH_MIN = 32;

  private LinkSecret() {}

  /**
   * Answers what the settings say, else what lies in the file, which the first gateway makes.
   *
   * @throws IllegalStateException if the configured secret is too short to be one
   */
  static byte[] of(String configured, Path file) {
    if (configured.isEmpty()) {
      return DataDirectory.read(file)
          .orElseGet(() -> create(file))
          .getBytes(StandardCharsets.UTF_8);
    }
    if (configured.length() < LENGTH_MIN) {
      throw new IllegalStateException(
          "gateway.links.secret: expected at least " + LENGTH_MIN + " characters");
    }
    return configured.getBytes(StandardCharsets.UTF_8);
  }

  // Two gateways may start at once: the file of the first counts for both.
  private static String create(Path file) {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    DataDirectory.write(draft, HexFormat.of().formatHex(random));
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException faster) {
      // Read below.
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file, failed);
    } finally {
      draft.toFile().delete();
    }
    return DataDirectory.read(file).orElseThrow();
  }
}
