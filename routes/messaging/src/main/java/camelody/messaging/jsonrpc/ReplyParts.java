package camelody.messaging.jsonrpc;

import java.util.Arrays;

/** The pieces that a reply of ours is made of, so that a reader can tell one without parsing it. */
final class ReplyParts {
  static final byte[] HEAD = Ascii.bytes("{\"jsonrpc\":\"2.0\",\"id\":");
  static final byte[] RESULT = Ascii.bytes(",\"result\":");
  static final byte[] ERROR = Ascii.bytes(",\"error\":");
  static final byte[] TAIL = Ascii.bytes("}");

  private ReplyParts() {}

  /**
   * Tells whether all but the result itself is as we write it. A worker that announces an offset
   * answers for the JSON behind it.
   */
  static boolean holdsResultAt(int offset, byte[] message, JsonBytes id) {
    return offset == HEAD.length + id.length() + RESULT.length
        && message.length > offset + 1
        && message[message.length - 1] == '}'
        && Arrays.equals(message, 0, HEAD.length, HEAD, 0, HEAD.length)
        && Arrays.equals(
            message,
            HEAD.length,
            HEAD.length + id.length(),
            id.array(),
            id.offset(),
            id.offset() + id.length())
        && Arrays.equals(message, offset - RESULT.length, offset, RESULT, 0, RESULT.length);
  }
}
