package camelody.messaging.jsonrpc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Joins prepared pieces of JSON without parsing or copying them twice. */
final class Ascii {
  private Ascii() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static final class Joiner {
    private final List<JsonBytes> pieces = new ArrayList<>(8);
    private int length;

    Joiner add(byte[] piece) {
      return add(new JsonBytes(piece));
    }

    Joiner add(JsonBytes piece) {
      pieces.add(piece);
      length += piece.length();
      return this;
    }

    byte[] toBytes() {
      byte[] joined = new byte[length];
      int at = 0;
      for (JsonBytes piece : pieces) {
        piece.copyTo(joined, at);
        at += piece.length();
      }
      return joined;
    }
  }
}
