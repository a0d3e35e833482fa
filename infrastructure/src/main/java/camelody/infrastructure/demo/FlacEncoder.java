package camelody.infrastructure.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Writes 16-bit mono sound as FLAC (RFC 9639): each block is guessed by a fixed polynomial, and
 * only the errors of the guess are written, small ones in few bits (Rice coding).
 */
final class FlacEncoder {
  private static final int BLOCK = 4096;
  private static final int BITS = 16;
  private static final int ORDER_MAX = 4;
  private static final int RICE_MAX = 14;
  private static final int STREAM_INFO = 0;
  private static final int VORBIS_COMMENT = 4;
  private static final int PICTURE = 6;
  private static final int FRONT_COVER = 3;

  private FlacEncoder() {}

  /**
   * Encodes a whole file.
   *
   * @param comments such as {@code TITLE=Ode to Joy}
   * @param jpeg the front cover
   */
  static byte[] encode(
      short[] samples, int rate, List<String> comments, byte[] jpeg, int coverSize) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("fLaC".getBytes(StandardCharsets.US_ASCII));
    block(file, STREAM_INFO, streamInfo(samples, rate), false);
    block(file, VORBIS_COMMENT, vorbisComment(comments), false);
    block(file, PICTURE, picture(jpeg, coverSize), true);
    for (int start = 0, number = 0; start < samples.length; start += BLOCK, number++) {
      file.writeBytes(frame(samples, start, Math.min(BLOCK, samples.length - start), number));
    }
    return file.toByteArray();
  }

  private static void block(ByteArrayOutputStream file, int type, byte[] content, boolean last) {
    file.write((last ? 0x80 : 0) | type);
    file.write(content.length >>> 16);
    file.write(content.length >>> 8);
    file.write(content.length);
    file.writeBytes(content);
  }

  private static byte[] streamInfo(short[] samples, int rate) {
    BitWriter info = new BitWriter();
    info.write(BLOCK, 16);
    info.write(BLOCK, 16);
    info.write(0, 24); // The sizes of frames are not told.
    info.write(0, 24);
    info.write(rate, 20);
    info.write(0, 3); // One channel.
    info.write(BITS - 1, 5);
    info.write(samples.length, 36);
    for (byte b : md5(samples)) {
      info.write(b & 0xff, 8);
    }
    return info.toBytes();
  }

  private static byte[] md5(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    try {
      return MessageDigest.getInstance("MD5").digest(bytes.array());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] vorbisComment(List<String> comments) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    text(block, "Camelody demo library");
    littleEndian(block, comments.size());
    comments.forEach(comment -> text(block, comment));
    return block.toByteArray();
  }

  private static void text(ByteArrayOutputStream block, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    littleEndian(block, bytes.length);
    block.writeBytes(bytes);
  }

  private static void littleEndian(ByteArrayOutputStream block, int number) {
    block.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
  }

  private static byte[] picture(byte[] jpeg, int size) {
    byte[] type = "image/jpeg".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(8 * 4 + type.length + jpeg.length)
        .putInt(FRONT_COVER)
        .putInt(type.length)
        .put(type)
        .putInt(0)
        .putInt(size)
        .putInt(size)
        .putInt(24)
        .putInt(0)
        .putInt(jpeg.length)
        .put(jpeg)
        .array();
  }

  private static byte[] frame(short[] samples, int start, int length, int number) {
    BitWriter frame = new BitWriter();
    frame.write(0b11111111111110, 14);
    frame.write(0, 2); // Blocks of a fixed size.
    frame.write(0b0111, 4); // The size follows in 16 bits.
    frame.write(0b0000, 4); // The rate is the stream's.
    frame.write(0b0000, 4); // One channel.
    frame.write(0b000, 3); // The width is the stream's.
    frame.write(0, 1);
    utf8(frame, number);
    frame.write(length - 1, 16);
    frame.write(Checksums.crc8(frame.toBytes()), 8);
    subframe(frame, samples, start, length);
    frame.align();
    frame.write(Checksums.crc16(frame.toBytes()), 16);
    return frame.toBytes();
  }

  // The frame's number is written as UTF-8 writes a character.
  private static void utf8(BitWriter frame, int number) {
    if (number < 0x80) {
      frame.write(number, 8);
    } else if (number < 0x800) {
      frame.write(0xc0 | (number >>> 6), 8);
      frame.write(0x80 | (number & 0x3f), 8);
    } else {
      frame.write(0xe0 | (number >>> 12), 8);
      frame.write(0x80 | ((number >>> 6) & 0x3f), 8);
      frame.write(0x80 | (number & 0x3f), 8);
    }
  }

  private static void subframe(BitWriter frame, short[] samples, int start, int length) {
    int order = bestOrder(samples, start, length);
    int[] errors = errors(samples, start, length, order);
    int rice = bestRice(errors, order);
    frame.write(0, 1);
    frame.write(0b001000 | order, 6);
    frame.write(0, 1);
    for (int i = 0; i < order; i++) {
      frame.write(samples[start + i] & 0xffff, BITS);
    }
    frame.write(0b00, 2);
    frame.write(0, 4); // One partition.
    frame.write(rice, 4);
    for (int i = order; i < length; i++) {
      int folded = errors[i] >= 0 ? errors[i] << 1 : (-errors[i] << 1) - 1;
      frame.unary(folded >>> rice);
      frame.write(folded & ((1 << rice) - 1), rice);
    }
  }

  private static int bestOrder(short[] samples, int start, int length) {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int order = 0; order <= Math.min(ORDER_MAX, length - 1); order++) {
      long sum = 0;
      for (int error : errors(samples, start, length, order)) {
        sum += Math.abs(error);
      }
      if (sum < least) {
        least = sum;
        best = order;
      }
    }
    return best;
  }

  // Each order is the difference of the one before (RFC 9639 §9.2.5).
  private static int[] errors(short[] samples, int start, int length, int order) {
    int[] errors = new int[length];
    for (int i = 0; i < length; i++) {
      errors[i] = samples[start + i];
    }
    for (int pass = 0; pass < order; pass++) {
      for (int i = length - 1; i > pass; i--) {
        errors[i] -= errors[i - 1];
      }
    }
    for (int i = 0; i < order; i++) {
      errors[i] = 0;
    }
    return errors;
  }

  private static int bestRice(int[] errors, int order) {
    int best = 0;
    long least = Long.MAX_VALUE;
    for (int rice = 0; rice <= RICE_MAX; rice++) {
      long bits = 0;
      for (int i = order; i < errors.length; i++) {
        int folded = errors[i] >= 0 ? errors[i] << 1 : (-errors[i] << 1) - 1;
        bits += (folded >>> rice) + 1 + rice;
      }
      if (bits < least) {
        least = bits;
        best = rice;
      }
    }
    return best;
  }
}
