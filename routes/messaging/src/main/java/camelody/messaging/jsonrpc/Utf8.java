package camelody.messaging.jsonrpc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a message is UTF-8 (RFC 8259 §8.1), which a JSON parser alone would not insist on.
 */
final class Utf8 {
  private Utf8() {}

  static @Nullable RpcFault check(byte[] message) {
    boolean ascii = true;
    for (byte b : message) {
      if (b == 0) {
        return fault("a NUL, as in UTF-16");
      }
      ascii &= b > 0;
    }
    return ascii || decodes(message) ? null : fault("another encoding");
  }

  private static boolean decodes(byte[] message) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(message));
      return true;
    } catch (CharacterCodingException refused) {
      return false;
    }
  }

  private static RpcFault fault(String came) {
    return RpcFault.of(FaultCode.PARSE_ERROR, "expected JSON in UTF-8, came " + came);
  }
}
