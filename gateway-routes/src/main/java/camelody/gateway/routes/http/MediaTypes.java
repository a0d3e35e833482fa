package camelody.gateway.routes.http;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares what a client sends and accepts with what is served (RFC 9110 §8.3, §12.5.1). */
final class MediaTypes {
  private MediaTypes() {}

  /** Says what is wrong with a body's declared form, or nothing. */
  static @Nullable String complaintAbout(@Nullable String type, @Nullable String encoding) {
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return "expected a body that is not encoded, came Content-Encoding";
    }
    if (type == null) {
      return "expected Content-Type application/json, came none";
    }
    String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
    if (!isJson(parts[0].strip())) {
      return "expected Content-Type application/json, came another";
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return "expected JSON in UTF-8, came another charset";
      }
    }
    return null;
  }

  private static boolean isJson(String type) {
    return type.equals("application/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }

  /** Tells whether an Accept header takes one of the types that are offered. */
  static boolean accepts(@Nullable String accept, String offered) {
    if (accept == null || accept.equals("*/*")) {
      return true;
    }
    String family = offered.substring(0, offered.indexOf('/')) + "/*";
    boolean named = accept.contains("*/*") || accept.contains(offered) || accept.contains(family);
    return named && !refuses(accept, offered);
  }

  // Only the exact type with q=0 refuses; weighing one type against another serves nobody here.
  private static boolean refuses(String accept, String offered) {
    return accept.replace(" ", "").matches(".*" + Pattern.quote(offered) + ";q=0(\\.0*)?(,.*|$)");
  }
}
