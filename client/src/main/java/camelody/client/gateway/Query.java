package camelody.client.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts a path and its query together; what is null is left out. */
public final class Query {
  private final StringBuilder text;
  private char next = '?';

  private Query(String path) {
    this.text = new StringBuilder(path);
  }

  public static Query of(String path) {
    return new Query(path);
  }

  public Query with(String name, @Nullable Object value) {
    if (value != null) {
      text.append(next).append(name).append('=').append(encode(value.toString()));
      next = '&';
    }
    return this;
  }

  /** Makes a text one segment of a path. */
  public static String segment(String text) {
    return encode(text);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
