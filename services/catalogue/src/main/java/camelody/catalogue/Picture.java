package camelody.catalogue;

import java.util.Optional;

/** A picture out of an audio file, of a kind that browsers show. */
final class Picture {
  private static final int BYTES_MAX = 20 * 1024 * 1024;

  private final byte[] bytes;
  private final String contentType;

  private Picture(byte[] bytes, String contentType) {
    this.bytes = bytes;
    this.contentType = contentType;
  }

  /** Answers the picture if it is a JPEG, PNG, GIF or WebP of a sane size. */
  static Optional<Picture> of(byte[] bytes) {
    String type = contentType(bytes);
    return type.isEmpty() || bytes.length > BYTES_MAX
        ? Optional.empty()
        : Optional.of(new Picture(bytes, type));
  }

  byte[] bytes() {
    return bytes;
  }

  String contentType() {
    return contentType;
  }

  private static String contentType(byte[] bytes) {
    if (startsWith(bytes, 0xff, 0xd8, 0xff)) {
      return "image/jpeg";
    }
    if (startsWith(bytes, 0x89, 'P', 'N', 'G')) {
      return "image/png";
    }
    if (startsWith(bytes, 'G', 'I', 'F', '8')) {
      return "image/gif";
    }
    return startsWith(bytes, 'R', 'I', 'F', 'F') ? "image/webp" : "";
  }

  private static boolean startsWith(byte[] bytes, int... head) {
    if (bytes.length <= head.length) {
      return false;
    }
    for (int i = 0; i < head.length; i++) {
      if ((bytes[i] & 0xff) != head[i]) {
        return false;
      }
    }
    return true;
  }
}
