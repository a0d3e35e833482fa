package camelody.gateway.routes.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says which bytes of a file are asked for (RFC 9110 §14).
 *
 * <p>Several ranges in one request are answered with the whole, which the RFC allows; so is a
 * header that can't be read.
 */
sealed interface ByteRange {

  /** All of it: 200. */
  record Whole() implements ByteRange {}

  /** A part: 206. */
  record Part(long offset, long length) implements ByteRange {
    /** Answers {@code bytes 0-99/1000}. */
    String contentRange(long size) {
      return "bytes " + offset + "-" + (offset + length - 1) + "/" + size;
    }
  }

  /** Nothing that is there: 416. */
  record Unsatisfiable() implements ByteRange {}

  /** {@code bytes=0-}, {@code bytes=0-99}, {@code Bytes=-500}: the unit's case does not count. */
  Pattern SINGLE = Pattern.compile("(?i:bytes)\\s*=\\s*(\\d{0,19})\\s*-\\s*(\\d{0,19})\\s*");

  /**
   * Reads the header {@code Range}.
   *
   * @param size of the file, in bytes
   */
  static ByteRange read(@Nullable String header, long size) {
    Matcher single = header == null ? null : SINGLE.matcher(header.strip());
    if (single == null || !single.matches()) {
      return new Whole();
    }
    String first = single.group(1);
    String last = single.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? new Whole() : suffix(number(last), size);
    }
    return part(number(first), last.isEmpty() ? Long.MAX_VALUE : number(last), size);
  }

  private static ByteRange part(long first, long last, long size) {
    if (last < first) {
      return new Whole(); // Not a range at all, says §14.1.1, so the header counts for nothing.
    }
    if (first >= size) {
      return new Unsatisfiable();
    }
    return new Part(first, Math.min(last, size - 1) - first + 1);
  }

  private static ByteRange suffix(long length, long size) {
    if (length == 0 || size == 0) {
      return new Unsatisfiable();
    }
    long taken = Math.min(length, size);
    return new Part(size - taken, taken);
  }

  // Nineteen digits may be more than a long holds; no file is that large.
  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException huge) {
      return Long.MAX_VALUE;
    }
  }
}
