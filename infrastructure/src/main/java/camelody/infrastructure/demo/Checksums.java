package camelody.infrastructure.demo;

/** The two checksums of a FLAC frame (RFC 9639 §9.1.8 and §9.3). */
final class Checksums {
  private static final int POLYNOMIAL_8 = 0x07;
  private static final int POLYNOMIAL_16 = 0x8005;

  private Checksums() {}

  static int crc8(byte[] bytes) {
    return crc(bytes, POLYNOMIAL_8, 8);
  }

  static int crc16(byte[] bytes) {
    return crc(bytes, POLYNOMIAL_16, 16);
  }

  private static int crc(byte[] bytes, int polynomial, int width) {
    int crc = 0;
    int top = 1 << (width - 1);
    int mask = (1 << width) - 1;
    for (byte b : bytes) {
      crc ^= (b & 0xff) << (width - 8);
      for (int i = 0; i < 8; i++) {
        crc = (crc & top) == 0 ? crc << 1 : (crc << 1) ^ polynomial;
      }
      crc &= mask;
    }
    return crc;
  }
}
