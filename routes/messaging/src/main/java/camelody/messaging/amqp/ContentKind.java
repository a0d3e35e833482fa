package camelody.messaging.amqp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges what a message says of its body: JSON in UTF-8, uncompressed, or nothing at all. */
public final class ContentKind {
  private ContentKind() {}

  /** Tells whether a content encoding leaves the bytes as they are. */
  public static boolean isPlain(@Nullable String encoding) {
    if (encoding == null || encoding.isBlank()) {
      return true;
    }
    String name = encoding.toLowerCase(Locale.ROOT);
    return name.equals("utf-8") || name.equals("utf8") || name.equals("identity");
  }

  /** Tells whether a content type may be JSON: a text type is what some clients' default says. */
  public static boolean isJson(@Nullable String type) {
    if (type == null || type.isBlank()) {
      return true;
    }
    String name = type.toLowerCase(Locale.ROOT);
    return name.startsWith("application/json")
        || name.startsWith("text/plain")
        || name.startsWith("application/octet-stream");
  }
}
