package camelody.messaging.amqp;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a message says of its body.
 *
 * @param type such as {@code application/json}
 * @param encoding such as {@code gzip}
 */
public record ContentKind(@Nullable String type, @Nullable String encoding) {
  public static final ContentKind JSON = new ContentKind("application/json", null);

  public static ContentKind of(BasicProperties properties) {
    return new ContentKind(properties.getContentType(), properties.getContentEncoding());
  }

  /** Tells whether the encoding leaves the bytes as they are. */
  public boolean isPlain() {
    if (encoding == null || encoding.isBlank()) {
      return true;
    }
    String name = encoding.toLowerCase(Locale.ROOT);
    return name.equals("utf-8") || name.equals("utf8") || name.equals("identity");
  }

  /** Tells whether it may be JSON: a text type is what some clients' default says. */
  public boolean isJson() {
    if (type == null || type.isBlank()) {
      return true;
    }
    String name = type.toLowerCase(Locale.ROOT);
    return name.startsWith("application/json")
        || name.startsWith("text/plain")
        || name.startsWith("application/octet-stream");
  }
}
