package camelody.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A certificate for {@code localhost}, by that name alone, which vouches for itself; made by the
 * JDK's keytool.
 *
 * @param store holds it and its key
 * @param file holds it as PEM
 * @param keyFile holds the key as PEM, for its owner's eyes only
 */
record Certificate(Path store, Path file, Path keyFile) {
  static final String PASSWORD = "a-test-of-tls";

  private static final String ALIAS = "localhost";

  static Certificate make(Path folder) {
    Path store = folder.resolve("localhost.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    RunningSystem.Output made =
        RunningSystem.Output.of(
            List.of(
                keytool,
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "2",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-ext",
                "BC=ca:true",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD),
            folder,
            60);
    if (made.exitCode() != 0) {
      throw new IllegalStateException("keytool failed: " + made.text());
    }
    try (InputStream stream = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(stream, PASSWORD.toCharArray());
      return new Certificate(
          store,
          pem(folder, "certificate", "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()),
          pem(
              folder,
              "key",
              "PRIVATE KEY",
              keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
    } catch (IOException | GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Answers what lets a JVM trust this certificate, and no other. */
  String javaOptions() {
    return "-Djavax.net.ssl.trustStore="
        + store
        + " -Djavax.net.ssl.trustStorePassword="
        + PASSWORD;
  }

  private static Path pem(Path folder, String name, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Path file = folder.resolve(name + ".pem");
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }
}
