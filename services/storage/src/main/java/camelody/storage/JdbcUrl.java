package camelody.storage;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Turns the address that people write into the one that the PostgreSQL driver reads. */
final class JdbcUrl {
  private JdbcUrl() {}

  /**
   * Translates {@code postgresql://user:password@host:port/database?sslmode=require}; a {@code
   * jdbc:postgresql:} URL passes as it is.
   *
   * @throws IllegalArgumentException for anything else; the message leaves the password out
   */
  static String of(String address) {
    if (address.startsWith("jdbc:postgresql:")) {
      return address;
    }
    if (!address.startsWith("postgresql://") && !address.startsWith("postgres://")) {
      throw new IllegalArgumentException(
          "database address: expected postgresql://user:password@host:port/database");
    }
    URI uri = URI.create(address);
    List<String> parameters = new ArrayList<>();
    String[] login =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    if (login.length > 0) {
      parameters.add("user=" + reencode(login[0]));
    }
    if (login.length > 1) {
      parameters.add("password=" + reencode(login[1]));
    }
    if (uri.getRawQuery() != null) {
      parameters.add(uri.getRawQuery());
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return "jdbc:postgresql://"
        + uri.getHost()
        + port
        + uri.getRawPath()
        + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
  }

  private static String reencode(String part) {
    // A plus sign is itself in a URI's user part, but a blank in a query.
    return URLEncoder.encode(
        URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8),
        StandardCharsets.UTF_8);
  }
}
