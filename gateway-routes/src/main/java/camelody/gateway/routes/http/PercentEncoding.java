package camelody.gateway.routes.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads percent-encoded text strictly (RFC 3986 §2.1): what is not UTF-8 is nothing. */
public final class PercentEncoding {
  private PercentEncoding() {}

  /** Decodes a path segment; a plus sign is a plus sign. */
  public static @Nullable String decode(String text) {
    return decode(text, false);
  }

  /** Decodes a name or value of a query; a plus sign is a blank. */
  public static @Nullable String decodeQuery(String text) {
    return decode(text, true);
  }

  private static @Nullable String decode(String text, boolean plusIsBlank) {
    if (text.indexOf('%') < 0 && (!plusIsBlank || text.indexOf('+') < 0)) {
      return isAscii(text) ? text : null;
    }
    byte[] bytes = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int value = hex(text, i + 1);
        if (value < 0) {
          return null;
        }
        bytes[length++] = (byte) value;
        i += 2;
      } else if (c > 127) {
        return null;
      } else {
        bytes[length++] = (byte) (c == '+' && plusIsBlank ? ' ' : c);
      }
    }
    return utf8(bytes, length);
  }

  private static int hex(String text, int at) {
    if (at + 1 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  private static @Nullable String utf8(byte[] bytes, int length) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
      return text.indexOf('\0') < 0 ? text : null;
    } catch (CharacterCodingException refused) {
      return null;
    }
  }
}
