package camelody.infrastructure.demo;

import java.util.Arrays;

/** Writes numbers of any width, the highest bit first. */
final class BitWriter {
  private byte[] bytes = new byte[1 << 14];
  private int bits;

  void write(long value, int width) {
    for (int i = width - 1; i >= 0; i--) {
      bit((int) (value >>> i) & 1);
    }
  }

  /** Writes a number as so many zeros and a one. */
  void unary(int zeros) {
    for (int i = 0; i < zeros; i++) {
      bit(0);
    }
    bit(1);
  }

  void align() {
    while (bits % Byte.SIZE != 0) {
      bit(0);
    }
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, (bits + Byte.SIZE - 1) / Byte.SIZE);
  }

  private void bit(int value) {
    int at = bits / Byte.SIZE;
    if (at == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    bytes[at] |= (byte) (value << (Byte.SIZE - 1 - bits % Byte.SIZE));
    bits++;
  }
}
