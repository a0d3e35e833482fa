package camelody.gateway.routes.rest;

import camelody.gateway.routes.http.PercentEncoding;
import camelody.kernel.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code limit=20&sort=title} into names and values, strictly. */
public final class QueryParameters {
  private static final int PAIRS_MAX = 600;

  private QueryParameters() {}

  /**
   * Reads a query.
   *
   * @throws IllegalArgumentException if it is not percent-encoded UTF-8
   */
  public static Map<String, List<String>> read(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    int pairs = 0;
    for (String pair : query.split("&", -1)) {
      if (++pairs > PAIRS_MAX) {
        throw new IllegalArgumentException("query: expected at most " + PAIRS_MAX + " parameters");
      }
      if (!pair.isEmpty()) {
        add(pair, values);
      }
    }
    return values;
  }

  private static void add(String pair, Map<String, List<String>> values) {
    int equals = pair.indexOf('=');
    String name = decode(equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
    values.computeIfAbsent(name, any -> new ArrayList<>(1)).add(value);
  }

  private static String decode(String text) {
    String decoded = PercentEncoding.decodeQuery(text);
    if (decoded == null) {
      throw new IllegalArgumentException(
          "query: expected percent-encoded UTF-8, came " + Text.quote(text));
    }
    return decoded;
  }
}
