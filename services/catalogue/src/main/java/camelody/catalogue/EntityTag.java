package camelody.catalogue;

import java.time.Instant;
import java.util.zip.CRC32;

/** Makes a tag that changes when a file does, without reading it (RFC 9110 §8.8.3). */
final class EntityTag {
  private EntityTag() {}

  static String of(String path, long sizeBytes, Instant modified) {
    CRC32 checksum = new CRC32();
    checksum.update(path.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return Long.toHexString(checksum.getValue())
        + "-"
        + Long.toHexString(sizeBytes)
        + "-"
        + Long.toHexString(modified.toEpochMilli());
  }
}
