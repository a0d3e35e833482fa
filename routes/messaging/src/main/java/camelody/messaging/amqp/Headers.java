package camelody.messaging.amqp;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.LongString;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads headers that anybody may have written: another type or an absurd length is no header. */
public final class Headers {
  private static final int TEXT_MAX = 8 * 1024;

  private Headers() {}

  public static Map<String, Object> of(BasicProperties properties) {
    Map<String, Object> headers = properties.getHeaders();
    return headers == null ? Map.of() : headers;
  }

  /** Answers a text of up to 8 KiB. */
  public static @Nullable String text(Map<String, Object> headers, String name) {
    Object value = headers.get(name);
    if (value instanceof LongString text) {
      return text.length() <= TEXT_MAX ? text.toString() : null;
    }
    return value instanceof String text && text.length() <= TEXT_MAX ? text : null;
  }

  public static int integer(Map<String, Object> headers, String name, int otherwise) {
    return headers.get(name) instanceof Integer number ? number : otherwise;
  }

  /** Answers a whole number, which some clients send as text. */
  public static @Nullable Long longInteger(Map<String, Object> headers, String name) {
    if (headers.get(name) instanceof Number number) {
      return number.longValue();
    }
    String text = text(headers, name);
    return text != null && text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
  }
}
