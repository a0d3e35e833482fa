package camelody.messaging.jsonrpc;

import org.jspecify.annotations.Nullable;

/** Reads the service out of a wire name; only such a text ever becomes a routing key. */
final class ServiceName {
  private static final int LENGTH_MAX = 63;

  private ServiceName() {}

  /** Answers the text before the first dot if it is {@code [a-z][a-z0-9-]{0,62}}. */
  static @Nullable String of(String method) {
    int dot = method.indexOf('.');
    if (dot < 1 || dot > LENGTH_MAX || !isLetter(method.charAt(0))) {
      return null;
    }
    for (int i = 1; i < dot; i++) {
      char c = method.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '-') {
        return null;
      }
    }
    return method.substring(0, dot);
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
